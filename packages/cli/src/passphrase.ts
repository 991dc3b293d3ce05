import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'

/** The passphrase from MUSTER_PASSPHRASE or typed unseen at a terminal; null when there is neither. */
export async function askPassphrase(question = 'Passphrase of this case: '): Promise<string | null> {
  const given = process.env.MUSTER_PASSPHRASE
  if (given) return given
  if (!process.stdin.isTTY || !process.stderr.isTTY) return null
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

/** A new passphrase, typed twice at a terminal. Null: none given, which leaves the key beside the store. */
export async function chooseNewPassphrase(): Promise<string | null> {
  if (process.env.MUSTER_PASSPHRASE || !process.stdin.isTTY) return askPassphrase()
  process.stderr.write(
    'A passphrase keeps this case unreadable to whoever takes the folder. It cannot be recovered: if you forget it, the case is lost.\nLeave it empty to go without.\n',
  )
  for (;;) {
    const first = await askPassphrase('New passphrase: ')
    if (!first) return null
    if ((await askPassphrase('The same once more: ')) === first) return first
    process.stderr.write('These were not the same; again.\n')
  }
}
