// The package `edtf` ships no types; these are the parts of its values that time/edtf.ts reads.
declare module 'edtf' {
  /** Milliseconds since 1970-01-01 UTC; ±Infinity, null or NaN where the value is open or unknown. */
  interface EdtfValue {
    readonly type: string
    readonly min: number | null
    readonly max: number | null
  }
  /** Throws when the text is no EDTF. */
  export default function edtf(text: string): EdtfValue
}
