import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'
import { BadUsage } from './outcomes-to-exit.ts'

/** The passphrase from MUSTER_PASSPHRASE or typed unseen at a terminal; null when there is neither. */
export async function askPassphrase(question = 'Passphrase of this case: '): Promise<string | null> {
  const given = process.env.MUSTER_PASSPHRASE
  if (given) return given
  return process.stdin.isTTY && process.stderr.isTTY ? typeUnseen(question) : null
}

/** The passphrase of a signing key, from MUSTER_SIGNING_PASSPHRASE or typed; null when there is neither. */
export async function askSigningPassphrase(): Promise<string | null> {
  const given = process.env.MUSTER_SIGNING_PASSPHRASE
  if (given) return given
  return process.stdin.isTTY && process.stderr.isTTY ? typeUnseen('Passphrase of the signing key: ') : null
}

async function typeUnseen(question: string): Promise<string> {
  process.stderr.write(question)
  const unseen = new Writable({ write: (_chunk, _encoding, done) => done() })
  const lines = createInterface({ input: process.stdin, output: unseen, terminal: true })
  try {
    return await new Promise<string>((answer) => lines.question('', answer))
  } finally {
    lines.close()
    process.stderr.write('\n')
  }
}

const BEFORE = `A passphrase keeps this case unreadable to whoever takes its folder.
It cannot be recovered: if it is forgotten, the case is lost, and nobody can open it again.
`

/**
 * A new passphrase from the environment variable or typed twice at a terminal, after what it means was said. Throws
 * BadUsage when there is neither: to go without one is a choice that has to be named (`--no-passphrase`).
 */
export async function chooseNewPassphrase(variable = 'MUSTER_PASSPHRASE'): Promise<string> {
  const given = process.env[variable]
  const typed = process.stdin.isTTY && process.stderr.isTTY
  if (!given && !typed)
    throw new BadUsage(
      `a case of your own asks for a passphrase: set ${variable} or run at a terminal; --no-passphrase goes without one`,
    )
  process.stderr.write(BEFORE)
  if (given) return given
  for (;;) {
    const first = await typeUnseen('New passphrase: ')
    if (!first)
      process.stderr.write(
        'Nothing was typed. To go without a passphrase, stop with Ctrl-C and run this with --no-passphrase.\n',
      )
    else if ((await typeUnseen('The same once more: ')) === first) return first
    else process.stderr.write('These were not the same; again.\n')
  }
}

/** What going without means, said before it is done. */
export const warnOfNone = (): void => {
  process.stderr.write('without a passphrase, whoever copies the folder of this case can read everything in it\n')
}
