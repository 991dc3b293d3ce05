import { readFileSync } from 'node:fs'
import { ActRefused, readSignedHead, type SignedHead, signatureHolds, type Verification, verifyCase } from '@muster/app'
import type { Command } from 'commander'
import { counted } from '../counted.ts'
import { openNamedStore } from '../open-case.ts'
import { EXIT } from '../outcomes-to-exit.ts'
import { progress } from '../progress.ts'

interface Options {
  readonly case?: string
  readonly head?: string
  readonly json?: boolean
}

export function verifyCommand(program: Command): void {
  program
    .command('verify')
    .summary('prove that nothing in the case was changed')
    .description(
      'Reads the whole case again: every entry of the chain, every page and its text, the words of every claim, and what is\nkept beside the ledger so that the case opens sooner. Names the first thing wrong and where, and ends with 1; changes nothing.',
    )
    .option('--case <dir>', "the case's folder, or 'sample'; without it the current folder")
    .option(
      '--head <file>',
      "a head that was signed before ('muster head --sign'): show that the chain only extended it",
    )
    .option('--json', 'print JSON')
    .action(run)
}

async function run(options: Options): Promise<void> {
  const earlier = options.head === undefined ? null : earlierHead(options.head)
  const store = await openNamedStore(options.case)
  const meter = progress(
    await store.head().then(
      ({ seq }) => seq,
      () => 0,
    ),
    'proving entry',
  )
  const proved = await verifyCase(store, meter.step, earlier).finally(async () => {
    meter.end()
    await store.close()
  })
  if (proved.wrong !== null || proved.derived !== null) process.exitCode = EXIT.no
  if (options.json) process.stdout.write(`${JSON.stringify({ $schema: 'urn:muster:verify:1', ...proved })}\n`)
  else if (proved.wrong === null) {
    process.stdout.write(holds(proved) + extended(earlier, proved))
    if (proved.derived !== null) process.stderr.write(`${proved.derived}: 'muster rebuild' makes it again\n`)
  } else process.stderr.write(`${brokenInWords(proved.wrong, proved.entries)}\n`)
}

/** Where the store says itself what to do, it is said once. */
const brokenInWords = (wrong: string, entries: number): string =>
  `${wrong}; before it ${counted(entries, 'entry')} ${entries === 1 ? 'holds' : 'hold'}${wrong.includes('restore a backup') ? '' : ': restore a backup'}`

const holds = ({ entries, pages, passages, head }: Verification): string =>
  `${counted(entries, 'entry')}, ${counted(pages, 'page')} and ${counted(passages, 'passage')} hold\nhead ${head.seq} ${head.hash}\n`

/** A head that was sent out, with its own signature proved. */
function earlierHead(path: string): SignedHead {
  const head = readSignedHead(readFileSync(path, 'utf8'))
  if (!head)
    throw new ActRefused('bad-input', `${path} is no signed head: 'muster head --sign KEY --out FILE' makes one`)
  if (!signatureHolds(head))
    throw new ActRefused('bad-input', `${path}: its signature does not hold, so it shows nothing`)
  return head
}

const extended = (earlier: SignedHead | null, { entries }: Verification): string =>
  earlier === null
    ? ''
    : `the head of entry ${earlier.seq}, signed ${earlier.at} by key ${Buffer.from(earlier.key, 'base64').toString('hex').slice(0, 16)}…, is in this chain: ${entries - earlier.seq} entries were added since, and none before was rewritten\n`
