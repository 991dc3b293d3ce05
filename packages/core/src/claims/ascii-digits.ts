const ASCII = /^[ -~\s]*$/u

/** Decimal digits stand in a row from their zero (Unicode, general category Nd; of mathematical ones five rows follow one another). */
function digitOf(code: number): number {
  let value = 0
  while (/\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value++
  return value % 10
}

/** A text with the digits of all scripts as those of ASCII: '١٢', '۱۲' and '१२' are 12. What is no digit stays. */
export const asciiDigits = (text: string): string =>
  ASCII.test(text)
    ? text
    : text.replace(/\p{Nd}/gu, (digit) => {
        const code = digit.codePointAt(0) ?? 0
        return code < 0x80 ? digit : String(digitOf(code))
      })
