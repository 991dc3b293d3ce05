import { ActRefused, acceptAll, type CaseSession, reviewClaim, undoVerdict, viewSource } from '@muster/app'
import { isNobodys, type VerdictWord, verdictOn } from '@muster/core'
import { type Command, Option } from 'commander'
import { counted } from '../counted.ts'
import { openNamedCase } from '../open-case.ts'
import { BadUsage } from '../outcomes-to-exit.ts'
import { reviewAtTerminal } from '../review-at-terminal.ts'
import { claimLines } from '../show-reading.ts'

interface Options {
  readonly case?: string
  readonly acceptAll?: boolean
  readonly claim?: string
  readonly verdict?: Exclude<VerdictWord, 'amended'>
  readonly undo?: string
  readonly why?: string
  readonly list?: boolean
}

const NOBODYS =
  'of whom this undertaking is, is not said: it is kept, and is nobody’s duty until the claim names a party as its actor (muster serve)'

export function reviewCommand(program: Command): void {
  program
    .command('review')
    .summary('verdicts from the terminal')
    .description('Goes through the claims that wait, one by one. Amending is done in the workspace (muster serve).')
    .option('--case <dir>', "the case's folder, or 'sample'; without it the current folder")
    .option('--accept-all', 'accept all that waits, unread, and say so in the ledger')
    .option('--list', 'list what waits')
    .option('--claim <id>', 'judge this one claim, with --verdict')
    .addOption(new Option('--verdict <v>', 'with --claim').choices(['accepted', 'rejected', 'unsure']))
    .option('--undo <id>', 'take back the verdict on this claim')
    .option('--why <text>', 'the reason, kept with the verdict')
    .action(run)
}

async function run(options: Options): Promise<void> {
  if ((options.claim === undefined) !== (options.verdict === undefined))
    throw new BadUsage('--claim and --verdict go together')
  const session = await openNamedCase(options.case)
  try {
    await act(session, options)
  } finally {
    await session.close()
  }
}

async function act(session: CaseSession, options: Options): Promise<void> {
  if (options.acceptAll) {
    const accepted = await acceptAll(session)
    process.stdout.write(`${counted(accepted, 'claim')} accepted unread; the ledger says so\n`)
    return
  }
  if (options.undo !== undefined) {
    await undoVerdict(session, options.undo)
    process.stdout.write(`verdict on ${options.undo} taken back\n`)
    return
  }
  if (options.claim !== undefined && options.verdict !== undefined) {
    await reviewClaim(session, options.claim, { verdict: options.verdict, amended: null, why: options.why ?? null })
    process.stdout.write(`${options.claim}: ${options.verdict}\n`)
    const proposed = session.state.proposals.get(options.claim)?.claim
    if (options.verdict === 'accepted' && proposed && isNobodys(proposed)) process.stdout.write(`${NOBODYS}\n`)
    return
  }
  if (options.list || !process.stdin.isTTY) return list(session, options.list ?? false)
  await reviewAtTerminal(session)
}

async function list(session: CaseSession, asked: boolean): Promise<void> {
  let waiting = 0
  for (const sha256 of session.state.sources.keys()) {
    const { summary, claims } = await viewSource(session, sha256)
    const open = claims.filter((view) => verdictOn(session.state, view.proposal.id) === null)
    waiting += open.length
    if (!asked || open.length === 0) continue
    process.stdout.write(`${summary.title ?? sha256}\n\n`)
    for (const view of open)
      process.stdout.write(`${view.proposal.id} ${claimLines(view.proposal, false).join('\n')}\n`)
  }
  if (asked) return
  if (waiting > 0)
    throw new ActRefused(
      'not-allowed',
      `${waiting} claims wait: run this at a terminal, or with --list, --claim ID --verdict V, or --accept-all`,
    )
  process.stdout.write('nothing waits for review\n')
}
