import { type TextMap, TextMapBuilder } from '../text-map.ts'

/**
 * The map of a text that was unpacked or decoded on its way: every character came from somewhere in the file, and where
 * inside it cannot be told. Each of its ranges is the whole file.
 */
export const mapToWhole = (textLength: number, byteLength: number): TextMap => {
  const builder = new TextMapBuilder()
  let left = textLength
  // A run whose bytes divide by its characters would be read as bytes a character; one character fewer does not divide.
  while (left > 1 && byteLength % left === 0) {
    builder.add(1, 0, byteLength)
    left -= 1
  }
  builder.add(left, 0, byteLength)
  return builder.build()
}
