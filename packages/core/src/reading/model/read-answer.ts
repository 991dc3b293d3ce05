import { type ClaimKind, DUTIES, READ_KINDS, STANCES } from '../../claims/kinds.ts'
import type { ReadingTask } from '../reader.ts'
import type { NumberedPrompt } from './model-prompt.ts'
import { type Stretch, wordsIn, wordsNear } from './words-on-page.ts'

/** The fields that a model may fill with words of the page. */
export const WORD_FIELDS = [
  'count',
  'what',
  'actor',
  'peopleOf',
  'recipient',
  'place',
  'date',
  'speaker',
  'charge',
  'agreement',
  'person',
  'role',
  'replaced',
] as const
export type WordField = (typeof WORD_FIELDS)[number]
/** Who and where may be named in another sentence; numbers, days and charges may not. */
const ELSEWHERE: ReadonlySet<string> = new Set(['actor', 'peopleOf', 'recipient', 'place', 'speaker'])

/** A statement that a model pointed at: a sentence, labels, and where each field's words stand. */
export interface Pointed {
  readonly sentence: Stretch
  readonly quote: Stretch
  readonly kind: ClaimKind
  readonly stance: (typeof STANCES)[number]
  readonly duty: (typeof DUTIES)[number]
  readonly words: Readonly<Partial<Record<WordField, Stretch>>>
}

/** What of an answer was not used, and why. */
export interface Refusal {
  readonly why: string
  /** Number of the sentence it was said of; null: of none of them. */
  readonly sentence: number | null
}

export interface ReadAnswer {
  readonly pointed: readonly Pointed[]
  readonly refused: readonly Refusal[]
}

const MOST_CLAIMS = 400

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Models like to wrap JSON in a fence or a sentence: the outermost braces are taken. Null: no JSON object in it. */
function parsed(answer: string): readonly unknown[] | null {
  const from = answer.indexOf('{')
  const to = answer.lastIndexOf('}')
  if (from < 0 || to < from) return null
  try {
    const value: unknown = JSON.parse(answer.slice(from, to + 1))
    return isRecord(value) && Array.isArray(value.claims) ? value.claims : null
  } catch {
    return null
  }
}

const oneOf = <T extends string>(list: readonly T[], value: unknown): T | null =>
  list.find((item) => item === value) ?? null

type Words = Pointed['words'] | { readonly refused: string }

/** Where the words of each field stand; refused as a whole when one of them is not on the page. */
function placeWords(text: string, sentence: Stretch, item: Readonly<Record<string, unknown>>): Words {
  const words: Partial<Record<WordField, Stretch>> = {}
  for (const field of WORD_FIELDS) {
    const given = item[field]
    if (given === undefined || given === null || given === '') continue
    if (typeof given !== 'string') return { refused: `“${field}” is no text` }
    const place = ELSEWHERE.has(field) ? wordsNear(text, sentence, given) : wordsIn(text, sentence, given)
    if (place === null)
      return { refused: `the words for “${field}” are not ${ELSEWHERE.has(field) ? 'on the page' : 'in the sentence'}` }
    words[field] = place
  }
  return words
}

function pointAt(text: string, prompt: NumberedPrompt, item: unknown): Pointed | Refusal {
  if (!isRecord(item)) return { why: 'not an object', sentence: null }
  const number = typeof item.sentence === 'number' ? item.sentence : null
  const sentence = number === null ? undefined : prompt.sentences.get(number)
  if (sentence === undefined) return { why: 'no sentence of that number', sentence: null }
  const refuse = (why: string): Refusal => ({ why, sentence: number })
  const kind = oneOf(READ_KINDS, item.kind)
  if (kind === null) return refuse('no kind of claim')
  const stance = item.stance == null ? 'asserted' : oneOf(STANCES, item.stance)
  if (stance === null) return refuse('no stance')
  const duty = item.duty == null ? 'other' : oneOf(DUTIES, item.duty)
  if (duty === null) return refuse('no duty')
  if (item.quote != null && typeof item.quote !== 'string') return refuse('“quote” is no text')
  const quote = item.quote == null || item.quote === '' ? sentence : wordsIn(text, sentence, item.quote)
  if (quote === null) return refuse('the quote is not in the sentence')
  const words = placeWords(text, sentence, item)
  return 'refused' in words ? refuse(words.refused) : { sentence, quote, kind, stance, duty, words }
}

/**
 * Holds a model's answer to the page (RD71): sentence numbers that were given, labels of the closed lists, and words that
 * stand on the page letter by letter. Whatever is anything else is refused, and counted with its reason.
 */
export function readAnswer({ page }: Pick<ReadingTask, 'page'>, prompt: NumberedPrompt, answer: string): ReadAnswer {
  const items = parsed(answer)
  if (items === null)
    return { pointed: [], refused: [{ why: 'the answer is not the JSON that was asked for', sentence: null }] }
  const pointed: Pointed[] = []
  const refused: Refusal[] = []
  for (const item of items.slice(0, MOST_CLAIMS)) {
    const read = pointAt(page.text, prompt, item)
    if ('why' in read) refused.push(read)
    else pointed.push(read)
  }
  if (items.length > MOST_CLAIMS)
    refused.push({ why: `${items.length - MOST_CLAIMS} more claims than a page can make`, sentence: null })
  return { pointed, refused }
}
