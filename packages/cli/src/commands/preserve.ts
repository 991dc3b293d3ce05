import { recordTry, undoTry } from '@muster/app'
import { PRESERVATION_STEPS, preservationOf, whyWeaker } from '@muster/core'
import { type Command, Option } from 'commander'
import { openNamedCase } from '../open-case.ts'
import { BadUsage } from '../outcomes-to-exit.ts'

interface Options {
  readonly case?: string
  readonly archived?: string
  readonly failed?: 'archive' | 'timestamp'
  readonly asked?: string
  readonly why?: string
  readonly undo?: number
}

const MORE = `
Nothing here uses the network. A page that nobody could be had to keep or stamp stays in the case, is judged and counted like
any other, and is shown as weaker wherever it is cited, until an archive holds it or a proof is kept.`

export function preserveCommand(program: Command): void {
  program
    .command('preserve')
    .summary('which pages others keep or stamp, and where that failed')
    .description(
      'Records that an archive keeps a page, or that archiving or stamping it failed; without a page lists both.',
    )
    .argument('[page]', 'the first digits of its sha256')
    .option('--case <dir>', "the case's folder or address; without it the current folder")
    .option('--archived <address>', 'where an archive keeps it')
    .addOption(new Option('--failed <step>', 'what was tried in vain').choices([...PRESERVATION_STEPS]))
    .option('--asked <who>', 'the archive or stamper that was asked; for --archived its host if left out')
    .option('--why <text>', 'why it failed, in its own words')
    .option('--undo <entry>', 'take back what an entry told', entryNumber)
    .addHelpText('after', MORE)
    .action(run)
}

async function run(page: string | undefined, options: Options): Promise<void> {
  if (options.undo !== undefined && page !== undefined) throw new BadUsage('--undo names an entry and no page')
  const told = page === undefined ? null : tryIn(page, options)
  const session = await openNamedCase(options.case)
  try {
    if (options.undo !== undefined) {
      await undoTry(session, options.undo)
      process.stdout.write(`what entry ${options.undo} told is taken back\n`)
      return
    }
    if (!told) {
      list(session.state)
      return
    }
    const tried = await recordTry(session, told)
    const after = whyWeaker(preservationOf(session.state, tried.page))
    process.stdout.write(`page ${tried.page.slice(0, 12)}…: ${after ?? `kept by ${tried.asked}`}\n`)
  } finally {
    await session.close()
  }
}

function tryIn(page: string, { archived, failed, asked, why }: Options) {
  if ((archived === undefined) === (failed === undefined))
    throw new BadUsage('say either where an archive keeps the page (--archived) or what failed (--failed)')
  if (archived !== undefined) {
    if (why !== undefined) throw new BadUsage('--why goes with --failed')
    if (!URL.canParse(archived)) throw new BadUsage(`“${archived}” is no address`)
    return { page, step: 'archive', asked: asked ?? new URL(archived).host, address: archived, failed: null } as const
  }
  if (asked === undefined || why === undefined)
    throw new BadUsage('--failed needs who was asked (--asked) and why it failed (--why)')
  return { page, step: failed ?? 'archive', asked, address: null, failed: why }
}

function entryNumber(text: string): number {
  const entry = Number(text)
  if (!Number.isSafeInteger(entry) || entry < 1) throw new BadUsage(`“${text}” is no number of an entry`)
  return entry
}

function list(state: Parameters<typeof preservationOf>[0]): void {
  const pages = new Set(state.tries.map(({ page }) => page))
  for (const page of pages) {
    const kept = preservationOf(state, page)
    const says =
      whyWeaker(kept) ??
      `kept: ${kept.archived.map(({ asked, address }) => address ?? asked).join(', ') || `${kept.proofs} proofs`}`
    const entries = state.tries.filter((tried) => tried.page === page).map(({ entry }) => entry)
    process.stdout.write(`page ${page.slice(0, 12)}…: ${says} (entries ${entries.join(', ')})\n`)
  }
  if (pages.size === 0)
    process.stdout.write('nothing was told of archives or stampers; proofs: muster timestamp check\n')
}
