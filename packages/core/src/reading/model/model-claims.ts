import type { Claim } from '../../claims/claim.ts'
import type { ClaimField, FieldBasis, ReadingTask } from '../reader.ts'
import { ownVoice } from '../rules/own-voice.ts'
import type { NumberedPrompt } from './model-prompt.ts'
import { type Pointed, type Refusal, readAnswer, WORD_FIELDS, type WordField } from './read-answer.ts'
import { type Settler, settlerFor } from './settle-words.ts'

/** What came of a model's answers on one page. */
export interface ModelReading {
  readonly claims: readonly Claim[]
  /** For each claim, in the same order, what its fields rest on. */
  readonly bases: readonly (readonly FieldBasis[])[]
  readonly refused: readonly Refusal[]
}

/** A prompt and what the model answered to it. */
export interface Answered {
  readonly prompt: NumberedPrompt
  readonly answer: string
}

/** The version of what is asked and how answers are held to the page. */
const VERSION = '1'

const wordsOf = (text: string, { words }: Pointed, field: WordField): string | null => {
  const place = words[field]
  return place === undefined ? null : text.slice(place.start, place.end).replace(/\s+/gu, ' ')
}

function claimOf(task: ReadingTask, settler: Settler, pointed: Pointed, model: string, serial: number): Claim {
  const { text } = task.page
  const { words, quote, sentence } = pointed
  const party = (field: 'actor' | 'peopleOf' | 'recipient') => {
    const place = words[field]
    return place === undefined ? null : settler.party(place)
  }
  const said = (field: WordField) => wordsOf(text, pointed, field)
  const count = words.count === undefined ? null : settler.count(words.count)
  const date = words.date === undefined ? null : settler.date(words.date, sentence)
  const base = {
    id: `model-${serial}`,
    count,
    what: said('what'),
    actor: party('actor'),
    peopleOf: party('peopleOf'),
    recipient: party('recipient'),
    place: said('place'),
    date,
    uttered: null,
    speaker: said('speaker') ?? ownVoice(task.page) ?? 'article',
    via: [],
    stance: pointed.stance,
    // Whose word goes against himself is for a person to say.
    admission: false,
    quote: text.slice(quote.start, quote.end),
    start: quote.start,
    end: quote.end,
    partOf: null,
    disjointFrom: null,
    sameAs: null,
    reader: { name: `model ${model}`, version: VERSION },
    rule: 'RD71',
  }
  switch (pointed.kind) {
    case 'refused':
      return { ...base, kind: 'refused', duty: pointed.duty }
    case 'attacked':
      return { ...base, kind: 'attacked', breaches: [] }
    case 'undertaking':
      return {
        ...base,
        kind: 'undertaking',
        agreement: said('agreement'),
        agreementDate: null,
        duty: pointed.duty,
        deadline: null,
      }
    case 'accused':
      return { ...base, kind: 'accused', charge: said('charge') ?? '' }
    case 'office':
      return {
        ...base,
        kind: 'office',
        person: said('person'),
        role: said('role') ?? '',
        replaced: said('replaced'),
      }
    default:
      return { ...base, kind: pointed.kind }
  }
}

/** Words that the model pointed at stand as words; the labels that it chose are marked as its own (RD70). */
function basesOf(claim: Claim, pointed: Pointed): readonly FieldBasis[] {
  const label = (field: ClaimField): FieldBasis => ({
    field,
    start: pointed.quote.start,
    end: pointed.quote.end,
    inferred: 'model',
  })
  const told = WORD_FIELDS.flatMap((field): FieldBasis[] => {
    const place = pointed.words[field]
    const lost = (field === 'count' && claim.count === null) || (field === 'date' && claim.date === null)
    return place === undefined || lost ? [] : [{ field, ...place, inferred: null }]
  })
  const duty = claim.kind === 'undertaking' || claim.kind === 'refused' ? [label('duty')] : []
  return [label('kind'), ...told, label('stance'), ...duty]
}

/** What the grammars could not make of words that do stand on the page. */
function unread({ words }: Pointed, { count, date }: Claim): readonly string[] {
  return [
    ...(words.count !== undefined && count === null ? ['the words for “count” are no one number'] : []),
    ...(words.date !== undefined && date === null ? ['the words for “date” settle no day'] : []),
  ]
}

/** The claims that a model's answers come to (RD71): its sentences, words and labels, with numbers, dates and parties by our own grammars. */
export function claimsOfAnswers(task: ReadingTask, model: string, answers: readonly Answered[]): ModelReading {
  const settler = settlerFor(task)
  const claims: Claim[] = []
  const bases: (readonly FieldBasis[])[] = []
  const refused: Refusal[] = []
  for (const { prompt, answer } of answers) {
    const read = readAnswer(task, prompt, answer)
    refused.push(...read.refused)
    for (const pointed of read.pointed) {
      const claim = claimOf(task, settler, pointed, model, claims.length)
      claims.push(claim)
      bases.push(basesOf(claim, pointed))
      refused.push(...unread(pointed, claim).map((why) => ({ why, sentence: null })))
    }
  }
  return { claims, bases, refused }
}

const sameBounds = (one: Claim, other: Claim): boolean =>
  one.count === null || other.count === null
    ? one.count === other.count
    : one.count.min === other.count.min && one.count.max === other.count.max

/** Whether two readers tell of one thing: one kind, passages that touch, and one number (RD72). */
export const tellTheSame = (one: Claim, other: Claim): boolean =>
  one.kind === other.kind && one.start < other.end && other.start < one.end && sameBounds(one, other)
