import type { Sentence } from '../grammar/read-sentences.ts'
import { type Speech, speechAt } from './speech.ts'

/** A sentence with what somebody says in it. */
export interface Spoken {
  readonly sentence: Sentence
  readonly speeches: readonly Speech[]
}

/** Where a sentence stands in a quotation: whether one is open when it begins, opens with it, and is open when it ends. */
interface Quoted {
  readonly within: boolean
  readonly opens: boolean
  readonly goesOn: boolean
}

const OPENS = new Set(['“', '«', '„'])
const CLOSES = new Set(['”', '»'])

/** Follows the quotation marks of each paragraph; a new paragraph closes what its writer left open. */
function quotationsOf(sentences: readonly Sentence[]): readonly Quoted[] {
  let open = false
  let paragraph = -1
  return sentences.map((sentence) => {
    if (sentence.paragraph !== paragraph) open = false
    paragraph = sentence.paragraph
    const within = open
    const opens = !within && isOpening(sentence.words[0]?.text ?? '')
    for (const { text } of sentence.words) {
      if (OPENS.has(text)) open = true
      else if (CLOSES.has(text)) open = false
      else if (text === '"') open = !open
    }
    return { within, opens, goesOn: open }
  })
}

const isOpening = (text: string) => OPENS.has(text) || text === '"'

/** Nothing of the words around says so: the speech lasts for the whole sentence and has its cue elsewhere. */
const FAR = -100

const lasting = (sentence: Sentence, { speaker, party, stance }: Speech): Speech => ({
  from: 0,
  to: sentence.words.length,
  speaker,
  party,
  stance,
  cue: FAR,
})

/** Who is told to have said the quotation that ends in a later sentence: '“… Others fled,” the ministry reported.' */
function toldLater(all: readonly Spoken[], quotes: readonly Quoted[], at: number): Speech | null {
  for (let next = at + 1; next < Math.min(all.length, at + 12); next++) {
    if (quotes[next]?.within !== true) return null
    const spoken = all[next]
    const speech = spoken?.speeches.find(({ from, cue }) => from === 0 && cue > 0)
    if (speech !== undefined) return speech
    if (quotes[next]?.goesOn !== true) return null
  }
  return null
}

/**
 * Quotations of more than one sentence (RD10): what is quoted before or after the sentence that tells who speaks is his as
 * well. A quotation that nobody is told to have said goes on with the one who spoke in the sentence before.
 */
export function carryQuotations(all: readonly Spoken[]): readonly Spoken[] {
  const quotes = quotationsOf(all.map(({ sentence }) => sentence))
  const carried: Spoken[] = []
  for (const [at, spoken] of all.entries()) {
    const quoted = quotes[at]
    const own = speechAt(spoken.speeches, 1).length > 0 || spoken.speeches.some(({ from }) => from <= 2)
    if (quoted === undefined || own || !(quoted.within || quoted.opens)) {
      carried.push(spoken)
      continue
    }
    const later = quoted.goesOn ? toldLater(all, quotes, at) : null
    const before = later ?? saidBefore(carried.at(-1), spoken)
    carried.push(
      before === null ? spoken : { ...spoken, speeches: [...spoken.speeches, lasting(spoken.sentence, before)] },
    )
  }
  return carried
}

/** Who spoke in the sentence before, when it stands near enough to go on. */
function saidBefore(previous: Spoken | undefined, { sentence }: Spoken): Speech | null {
  if (previous === undefined || sentence.paragraph - previous.sentence.paragraph > 1) return null
  const last = previous.speeches.at(-1) ?? null
  return last === null || last.speaker === 'article' ? null : last
}
