/** Shows how far long work has come: on a terminal, in one line that is written over; in a pipe, nothing. */
export function progress(total: number, what: string): { step: () => void; end: () => void } {
  const shown = process.stderr.isTTY && total > 1
  let done = 0
  return {
    step: () => {
      done++
      if (shown) process.stderr.write(`\r${what} ${done} of ${total}`)
    },
    end: () => {
      if (shown) process.stderr.write('\r\u001B[K')
    },
  }
}
