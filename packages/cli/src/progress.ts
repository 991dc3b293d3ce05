/** Shows how far long work has come: on a terminal, in one line that is written over; in a pipe, nothing. */
export function progress(total: number, what: string): { step: () => void; count: () => void; end: () => void } {
  const isTerminal = process.stderr.isTTY
  let done = 0
  let counted = 0
  return {
    step: () => {
      done++
      if (isTerminal && total > 1) process.stderr.write(`\r${what} ${done} of ${total}`)
    },
    /** One more of a number that is not known beforehand. */
    count: () => {
      counted++
      if (isTerminal) process.stderr.write(`\r${what} ${counted}`)
    },
    end: () => {
      if (isTerminal) process.stderr.write('\r\u001B[K')
    },
  }
}

/** Shows how far work has come whose whole is known: on a terminal, in one line that is written over; in a pipe, nothing. */
export function shareDone(): { tell: (what: string, done: number, of: number) => void; end: () => void } {
  const isTerminal = process.stderr.isTTY
  let told = ''
  return {
    tell: (what, done, of) => {
      const line = `${what} ${Math.floor((100 * done) / Math.max(1, of))} %`
      if (isTerminal && line !== told) process.stderr.write(`\r${line}\u001B[K`)
      told = line
    },
    end: () => {
      if (isTerminal && told !== '') process.stderr.write('\r\u001B[K')
    },
  }
}
