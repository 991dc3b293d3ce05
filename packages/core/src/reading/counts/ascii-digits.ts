/** Where the ten decimal digits of other scripts begin (Unicode, general category Nd; those that are written today). */
const ZEROS = [
  0x0660, 0x06f0, 0x07c0, 0x0966, 0x09e6, 0x0a66, 0x0ae6, 0x0b66, 0x0be6, 0x0c66, 0x0ce6, 0x0d66, 0x0e50, 0x0ed0,
  0x0f20, 0x1040, 0x17e0, 0x1810, 0xff10,
]

/** A number's digits as those of ASCII: '١٢' and '۱۲' are 12. */
export const asciiDigits = (text: string): string =>
  /^[ -~]*$/.test(text)
    ? text
    : text.replace(/\p{Nd}/gu, (digit) => {
        const code = digit.codePointAt(0) ?? 0
        const zero = ZEROS.find((start) => code >= start && code < start + 10)
        return zero === undefined ? digit : String(code - zero)
      })
