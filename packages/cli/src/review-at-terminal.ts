import { createInterface } from 'node:readline'
import { type CaseSession, contextOf, reviewClaim, undoVerdict, viewSource } from '@muster/app'
import { type VerdictWord, verdictOn } from '@muster/core'
import { claimLines } from './show-reading.ts'

const KEYS: Readonly<Record<string, Exclude<VerdictWord, 'amended'>>> = { a: 'accepted', x: 'rejected', u: 'unsure' }
const HELP = 'a accept · x reject · u unsure · s skip · z undo the last · q stop'

/** Shows each waiting claim in its sentence and records what the person at the terminal decides, one entry a verdict. */
export async function reviewAtTerminal(session: CaseSession): Promise<void> {
  const lines = createInterface({ input: process.stdin, output: process.stdout })
  // Lines typed ahead are kept; an input that ends means stop.
  const typed = lines[Symbol.asyncIterator]()
  const ask = async (question: string): Promise<string> => {
    process.stdout.write(question)
    const next = await typed.next()
    return next.done === true ? 'q' : next.value
  }
  const judged: string[] = []
  try {
    for (const sha256 of session.state.sources.keys()) {
      const { summary, text, blocks, claims } = await viewSource(session, sha256)
      const open = claims.filter((view) => verdictOn(session.state, view.proposal.id) === null)
      if (open.length > 0) process.stdout.write(`\n${summary.title ?? sha256}\n${HELP}\n\n`)
      for (const { proposal } of open) {
        const { before, exact, after } = contextOf({ text, blocks }, proposal)
        process.stdout.write(`…${before}[${exact}]${after}…\n`)
        process.stdout.write(`${claimLines(proposal, true).slice(0, 2).join('\n')}\n`)
        if ((await answer(session, proposal.id, judged, ask)) === 'stop') return
      }
    }
  } finally {
    lines.close()
  }
  process.stdout.write('nothing more waits for review\n')
}

async function answer(
  session: CaseSession,
  claim: string,
  judged: string[],
  ask: (question: string) => Promise<string>,
): Promise<'next' | 'stop'> {
  for (;;) {
    const key = (await ask('> ')).trim().toLowerCase()
    const verdict = KEYS[key]
    if (verdict) {
      await reviewClaim(session, claim, { verdict, amended: null, why: null })
      judged.push(claim)
      return 'next'
    }
    if (key === 's') return 'next'
    if (key === 'q') return 'stop'
    const last = key === 'z' ? judged.pop() : undefined
    if (last) {
      await undoVerdict(session, last)
      process.stdout.write(`the verdict on ${last} was taken back; it waits again\n`)
    } else process.stdout.write(`${HELP}\n`)
  }
}
