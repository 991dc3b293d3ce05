import {
  acceptSame,
  type CaseSession,
  judgePair,
  judgeRollCount,
  matchPeople,
  type PairView,
  questionOf,
  reconcilePeople,
  rollNamed,
  setPeopleRule,
  signPair,
  undoPair,
} from '@muster/app'
import { isAskedDay } from '@muster/contract'
import { type Mention, ONE_REVIEWER, PAIR_ANSWERS, Persons, ROLL_COUNT_WORDS, type RollCountWord } from '@muster/core'
import type { Command } from 'commander'
import { openNamedCase } from '../open-case.ts'
import { BadUsage } from '../outcomes-to-exit.ts'
import { json } from '../people/documented-json.ts'
import { countInWords } from '../people/show-count.ts'
import { matchInWords } from '../people/show-match.ts'

interface Options {
  readonly case?: string
  readonly why?: string
  readonly json?: boolean
  readonly precision?: string
  readonly reviewers?: string
  readonly trueAt?: string
  readonly knownBy?: string
  readonly delegate?: readonly string[]
}

const CASE = ['--case <dir>', "the case's folder, or 'sample'; without it the current folder"] as const
const WHY = ['--why <text>', 'the reason, kept with it'] as const
const ROW = 'a row, as ROLL/ROW: the roll by its id or how it begins, rows counted from 1'
const PRECISION = ['--precision <share>', "the share of 'same' that must be right", '0.99'] as const

/** `muster people`: who on the rolls of a case is who. Judged by MUSTER_BY. */
export function peopleCommand(program: Command): void {
  const people = program.command('people').summary('who on the rolls is who: compare, judge, take back')
  people
    .command('match')
    .summary('compare two rolls of the case, or one with itself; records nothing')
    .argument('<left>', "a roll's id, or how it begins")
    .argument('<right>', 'the other roll; the same one finds people who are on it twice')
    .option(...CASE)
    .option(...PRECISION)
    .option('--json', 'print JSON')
    .action(match)
  people
    .command('judge')
    .summary('say that two rows are one person, two, or that it cannot be told')
    .argument('<one>', ROW)
    .argument('<other>', ROW)
    .argument('<answer>', PAIR_ANSWERS.join(', '))
    .option(...CASE)
    .option(...WHY)
    .action(judge)
  people
    .command('accept-same')
    .summary('record every pair that the comparison calls the same, unread, and say so in the ledger')
    .argument('<left>', "a roll's id, or how it begins")
    .argument('<right>', 'the other roll')
    .option(...CASE)
    .option(...PRECISION)
    .action(accept)
  for (const [name, summary, act] of [
    ['undo', 'take back your last judgement of two rows', undo],
    ['sign', 'sign, as a delegate, what the reviewers answered', sign],
  ] as const)
    people
      .command(name)
      .summary(summary)
      .argument('<one>', ROW)
      .argument('<other>', ROW)
      .option(...CASE)
      .option(...WHY)
      .action(act)
  people
    .command('count')
    .summary('every roll against the counts, and how many people each party holds by name')
    .option(...CASE)
    .option('--true-at <day>', 'what was so on this day; without it today')
    .option('--known-by <day>', 'judging by what was public on this day; without it today')
    .option('--json', 'print JSON')
    .action(count)
  people
    .command('group')
    .summary('say how the people on a roll lie to those that an accepted claim counts')
    .description(
      'The people on the roll are that group (same-group), all of them are in it (part-of), or none of them is (disjoint); unsure takes it back. From then on the people named on the roll count in the bounds of custody. How many they surely are follows from what is judged and from what the comparison leaves open today.',
    )
    .argument('<roll>', "a roll's id, or how it begins")
    .argument('<claim>', "the claim's id, as 'muster people count' prints it")
    .argument('<word>', ROLL_COUNT_WORDS.join(', '))
    .option(...CASE)
    .option(...WHY)
    .action(group)
  people
    .command('rule')
    .summary('who must agree before a pair counts')
    .option(...CASE)
    .option('--reviewers <count>', 'how many people must give the same answer: 1 or 2')
    .option('--delegate <names...>', 'who may sign, by the names they record under; none: no signature is wanted')
    .action(rule)
  people
    .command('conflicts')
    .summary('judgements that contradict others, with the entries behind them')
    .option(...CASE)
    .action(conflicts)
}

async function inCase(named: string | undefined, act: (session: CaseSession) => Promise<string>): Promise<void> {
  const session = await openNamedCase(named)
  try {
    process.stdout.write(await act(session))
  } finally {
    await session.close()
  }
}

function precisionOf({ precision = '0.99' }: Options): number {
  const share = Number(precision)
  if (!(share >= 0.5 && share < 1)) throw new BadUsage('--precision is a share from 0.5 to below 1, as 0.99')
  return share
}

function rowNamed(session: CaseSession, typed: string): Mention {
  const [, roll = '', row = ''] = /^([0-9a-f]+)\/(\d+)$/u.exec(typed) ?? []
  if (roll === '') throw new BadUsage(`'${typed}' is not ROLL/ROW, as 3f0a12/17`)
  return { roll: rollNamed(session, roll).id, row: Number(row) }
}

const match = (left: string, right: string, options: Options): Promise<void> =>
  inCase(options.case, async (session) => {
    const answer = await matchPeople(session, { left, right, precision: precisionOf(options) })
    return options.json ? json('people-match', answer) : matchInWords(answer)
  })

const judge = (one: string, other: string, typed: string, options: Options): Promise<void> => {
  const answer = PAIR_ANSWERS.find((word) => word === typed)
  if (answer === undefined) throw new BadUsage(`'${typed}' is none of ${PAIR_ANSWERS.join(', ')}`)
  return inCase(options.case, async (session) => {
    const ruling = { answer, chance: null, why: options.why ?? null, by: null }
    return told(await judgePair(session, { ...ruling, one: rowNamed(session, one), other: rowNamed(session, other) }))
  })
}

const accept = (left: string, right: string, options: Options): Promise<void> =>
  inCase(options.case, async (session) => {
    const count = await acceptSame(session, { left, right, precision: precisionOf(options) }, null)
    return `${count} pairs recorded as the same, unread\n`
  })

const undo = (one: string, other: string, options: Options): Promise<void> =>
  inCase(options.case, async (session) =>
    told(await undoPair(session, rowNamed(session, one), rowNamed(session, other), session.hand.by)),
  )

const sign = (one: string, other: string, options: Options): Promise<void> =>
  inCase(options.case, async (session) =>
    told(
      await signPair(session, rowNamed(session, one), rowNamed(session, other), { by: null, why: options.why ?? null }),
    ),
  )

const rule = (options: Options): Promise<void> =>
  inCase(options.case, async (session) => {
    const before = session.state.setting.people ?? ONE_REVIEWER
    const reviewers = reviewersTyped(options) ?? before.reviewers
    const delegates = options.delegate ?? before.delegates
    if (options.reviewers !== undefined || options.delegate !== undefined)
      await setPeopleRule(session, { reviewers, delegates })
    const signs = delegates.length === 0 ? 'no signature is wanted' : `${delegates.join(' or ')} signs`
    return `${reviewers === 1 ? 'one reviewer settles' : 'two reviewers must agree on'} a pair; ${signs}\n`
  })

const GROUPS: Readonly<Record<RollCountWord, string>> = {
  'same-group': 'its people are those that the claim counts',
  'part-of': 'its people are among those that the claim counts',
  disjoint: 'its people are none of those that the claim counts',
  unsure: 'how it lies to the claim cannot be told: nothing follows',
}

const group = (roll: string, claim: string, typed: string, options: Options): Promise<void> => {
  const word = ROLL_COUNT_WORDS.find((each) => each === typed)
  if (word === undefined) throw new BadUsage(`'${typed}' is none of ${ROLL_COUNT_WORDS.join(', ')}`)
  return inCase(options.case, async (session) => {
    const ruled = await judgeRollCount(session, { roll, claim, word, why: options.why ?? null, by: null })
    return `${ruled.roll}: ${GROUPS[word]}\n`
  })
}

function reviewersTyped({ reviewers }: Options): 1 | 2 | null {
  if (reviewers === undefined) return null
  if (reviewers !== '1' && reviewers !== '2') throw new BadUsage('--reviewers is 1 or 2')
  return reviewers === '1' ? 1 : 2
}

const count = (options: Options): Promise<void> =>
  inCase(options.case, async (session) => {
    const asked = { trueAt: dayTyped(options.trueAt, '--true-at'), knownBy: dayTyped(options.knownBy, '--known-by') }
    const answer = await reconcilePeople(session, questionOf(asked, session.hand.now().slice(0, 10)))
    return options.json ? json('people-count', answer) : countInWords(answer)
  })

function dayTyped(typed: string | undefined, option: string): string | undefined {
  if (typed !== undefined && !isAskedDay(typed)) throw new BadUsage(`${option} is a day of the calendar, as 2021-01-05`)
  return typed
}

const conflicts = (options: Options): Promise<void> =>
  inCase(options.case, async ({ state }) => {
    const persons = Persons.from(state.people.pairs.values(), state.setting.people ?? ONE_REVIEWER)
    const lines = persons.conflicts().map(({ one, other, entries, chain }) => {
      const joined = chain.flatMap((pair) => pair.entries)
      return `${place(one)} and ${place(other)} are two people by entries ${entries.join(', ')} and one by entries ${joined.join(', ')}\n`
    })
    return lines.length === 0 ? 'No judgement contradicts another.\n' : lines.join('')
  })

const place = ({ roll, row }: Mention): string => `${roll}/${row}`

const STATES: Readonly<Record<PairView['standing']['state'], string>> = {
  open: 'nobody judged them',
  settled: 'settled',
  second: 'waits for another reviewer',
  signature: 'waits for a delegate to sign',
  disputed: 'disputed: the reviewers answer differently',
}

/** Where a pair stands, by its places: no name is printed. */
const told = ({ one, other, standing }: PairView): string =>
  `${place(one)} and ${place(other)}: ${'answer' in standing ? `${standing.answer}, ` : ''}${STATES[standing.state]}\n`
