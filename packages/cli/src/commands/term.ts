import { listTerms, recordTerm, undoTerm } from '@muster/app'
import { CLAUSE_KINDS, DUTY_ACTS, parseTypedDate, type Term } from '@muster/core'
import type { Command } from 'commander'
import { openNamedCase } from '../open-case.ts'
import { BadUsage } from '../outcomes-to-exit.ts'

interface Options {
  readonly case?: string
  readonly list?: boolean
  readonly undo?: string
  readonly claim?: string
  readonly why?: string
  readonly day?: string
  readonly to?: string
  readonly says?: string
  readonly party?: string
  readonly owed?: readonly string[]
  readonly leavesOut?: readonly string[]
  readonly everyParty?: boolean
}

const WORDS = `
Words, each with what it takes:
  kind ${CLAUSE_KINDS.join('|')}
  creditor PARTY                         to whom it is owed
  due DAY · benchmark DAY · until DAY    the text's own day; a day set later to measure by; until when it binds
  trigger WORDS [--day DAY]              what it begins with, and when that happened
  condition WORDS [--day DAY]            what it waits for, and when that happened
  reciprocity mutual|one-sided
  power suspend|terminate --says WORDS   the words of the text that allow it
  reading NAME [--party PARTY] --owed CLAIM... [--leaves-out CLAIM...]
  unratable WORDS                        as written nothing in it can be checked
  act ${DUTY_ACTS.join('|')} --claim CLAIM [--day DAY]
  suspended DAY [--to DAY] --says WORDS --claim CLAIM
  terminated DAY [--says WORDS] --claim CLAIM
  lapsed DAY --claim CLAIM

Each rests on a claim (--claim) or, where it says what the clause asks, on a reason (--why).`

export function termCommand(program: Command): void {
  program
    .command('term')
    .summary('what a clause asks, or what became of it, where no claim says so')
    .description('Records a term of a duty as an entry of the ledger, lists those that stand, or takes one back.')
    .argument('[obligation]', "a duty's id, as 'muster register obligations' prints it")
    .argument('[word]', 'what is said of it')
    .argument('[value]', 'its day, words, party or kind')
    .option('--case <dir>', "the case's folder, or 'sample'; without it the current folder")
    .option('--claim <id>', 'the claim it rests on')
    .option('--why <text>', 'the reason, kept with it')
    .option('--day <day>', 'when it happened')
    .option('--to <day>', 'the last day of a suspension')
    .option('--says <words>', 'words of the agreement')
    .option('--party <name>', 'the party that reads it so')
    .option('--owed <claims...>', 'claims that count those owed')
    .option('--leaves-out <claims...>', 'claims about people whom a reading leaves out')
    .option('--every-party', 'of every party that the clause binds')
    .option('--list', 'list the terms that stand')
    .option('--undo <entry>', 'take back the term of this entry')
    .addHelpText('after', WORDS)
    .action(run)
}

async function run(
  obligation: string | undefined,
  word: string | undefined,
  value: string | undefined,
  options: Options,
): Promise<void> {
  const isTerm = !options.list && options.undo === undefined
  if (isTerm && obligation === undefined) throw new BadUsage("name the duty: 'muster register obligations' lists them")
  const term = isTerm ? termFrom(word, value, options) : null
  if (term) refuseStray(term.word, options)
  const session = await openNamedCase(options.case)
  try {
    if (options.undo !== undefined) {
      if (!/^\d+$/u.test(options.undo)) throw new BadUsage(`“${options.undo}” is not the number of an entry`)
      await undoTerm(session, Number(options.undo))
      process.stdout.write(`term of entry ${options.undo} taken back\n`)
    } else if (term && obligation !== undefined) {
      const entry = await recordTerm(session, {
        obligation,
        everyParty: options.everyParty ?? false,
        term,
        claim: options.claim ?? null,
        why: options.why ?? null,
      })
      process.stdout.write(`recorded as entry ${entry}; 'muster term --undo ${entry}' takes it back\n`)
    } else process.stdout.write(termsAsText(listTerms(session)))
  } finally {
    await session.close()
  }
}

const termsAsText = (terms: ReturnType<typeof listTerms>): string =>
  terms.length === 0
    ? 'No terms recorded.\n'
    : terms
        .map(
          ({ entry, agreement, duty, party, says, claim, why, by }) =>
            `${entry}  ${party ?? 'every party'}, ${duty} under ${agreement}: ${says}\n    by ${by}${claim ? ` · claim ${claim}` : ''}${why ? ` · ${why}` : ''}\n`,
        )
        .join('')

function dayFrom(text: string | undefined, what: string): string {
  if (text === undefined) throw new BadUsage(`${what} needs a day, as 2021-03-31`)
  const read = parseTypedDate(text)
  if (read === null) throw new BadUsage(`“${text}” is not a day: write it as 2021-03-31 or 31 March 2021`)
  return read
}

const dayOrNone = (text: string | undefined, what: string): string | null =>
  text === undefined ? null : dayFrom(text, what)

function oneOf<T extends string>(value: string | undefined, choices: readonly T[], what: string): T {
  const found = choices.find((each) => each === value)
  if (found === undefined) throw new BadUsage(`${what} is one of ${choices.join(', ')}`)
  return found
}

function textFrom(value: string | undefined, what: string): string {
  if (!value) throw new BadUsage(`${what} is missing: 'muster term --help' shows what each word takes`)
  return value
}

/** Options that only some words take. */
const TAKEN_BY: readonly (readonly [option: string, key: keyof Options, words: readonly Term['word'][]])[] = [
  ['--day', 'day', ['trigger', 'condition', 'act']],
  ['--to', 'to', ['suspended']],
  ['--says', 'says', ['power', 'suspended', 'terminated']],
  ['--party', 'party', ['reading']],
  ['--owed', 'owed', ['reading']],
  ['--leaves-out', 'leavesOut', ['reading']],
]

/** What is typed and would not be recorded is never dropped in silence. */
function refuseStray(word: Term['word'], options: Options): void {
  for (const [option, key, words] of TAKEN_BY)
    if (options[key] !== undefined && !words.includes(word))
      throw new BadUsage(`${option} goes with ${words.join(' or ')}, not with ${word}: leave it out`)
}

/** The term that was typed; throws BadUsage with one sentence when something is missing. */
function termFrom(word: string | undefined, value: string | undefined, options: Options): Term {
  switch (word) {
    case 'kind':
      return { word, kind: oneOf(value, CLAUSE_KINDS, 'a kind') }
    case 'creditor':
      return { word, party: textFrom(value, 'the party') }
    case 'due':
    case 'benchmark':
    case 'until':
    case 'lapsed':
      return { word, day: dayFrom(value, word) }
    case 'trigger':
    case 'condition':
      return { word, says: textFrom(value, 'what it is'), day: dayOrNone(options.day, word) }
    case 'reciprocity':
      return { word, mutual: oneOf(value, ['mutual', 'one-sided'], 'reciprocity') === 'mutual' }
    case 'power':
      return { word, to: oneOf(value, ['suspend', 'terminate'], 'a power'), says: textFrom(options.says, '--says') }
    case 'reading': {
      const { party = null, owed = [], leavesOut = [] } = options
      return { word, name: textFrom(value, 'the name of the reading'), party, owed, leavesOut }
    }
    case 'unratable':
      return { word, says: textFrom(value, 'what cannot be checked') }
    case 'act':
      return { word, act: oneOf(value, DUTY_ACTS, 'an act'), day: dayOrNone(options.day, word) }
    case 'suspended':
      return { word, day: dayFrom(value, word), to: dayOrNone(options.to, word), power: options.says ?? '' }
    case 'terminated':
      return { word, day: dayFrom(value, word), power: options.says ?? null }
    default:
      throw new BadUsage(`“${word ?? ''}” is not a word that a term has: 'muster term --help' lists them`)
  }
}
