/** Errors of PDF.js have its file in their stack, wherever they are thrown. */
const isOfPdfJs = (reason: unknown): boolean => reason instanceof Error && /[\\/]pdfjs\.mjs/u.test(reason.stack ?? '')

let strays = 0
let isListening = false

/**
 * In a damaged PDF, PDF.js fails in places where nobody waits for it, and Node ends a program for that: a server too. From the first
 * call such errors are counted instead; any other goes its way.
 */
export function countStrayErrors(): void {
  if (isListening) return
  isListening = true
  process.on('unhandledRejection', (reason) => {
    if (!isOfPdfJs(reason)) throw reason
    strays++
  })
}

/** How many there have been, once those on their way have arrived. */
export async function strayErrors(): Promise<number> {
  await new Promise((resolve) => setImmediate(resolve))
  return strays
}
