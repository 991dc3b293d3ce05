import { DUTIES, READ_KINDS, STANCES } from '../../claims/kinds.ts'
import type { PageText } from '../../claims/source.ts'
import { type SentenceSpan, splitSentences } from '../grammar/sentences.ts'

/** What is put to a language model. Nothing else of a page or a case leaves the machine. */
export interface ModelPrompt {
  readonly system: string
  readonly user: string
}

/** A prompt with the sentences that its numbers stand for. */
export interface NumberedPrompt extends ModelPrompt {
  readonly sentences: ReadonlyMap<number, Pick<SentenceSpan, 'start' | 'end'>>
}

/** Small enough for a model of 8,000 tokens, whatever the script, with room for its answer. */
const CHARACTERS_A_PROMPT = 8000

const SYSTEM = `You mark up reports of armed conflicts. You get numbered sentences of one report. List every statement in them of one of these kinds:
${READ_KINDS.join(', ')}.
held, captured, released: people in somebody's custody, taken into it, let out of it. killed, wounded, missing: people lost. bodies-returned: remains handed over. refused: something asked or owed that was not done. attacked: an attack. undertaking: what a party agreed or promised to do, one for each duty. accused: people charged, or a party blamed. office: a person who took up or left an office. Demands, wishes, conditions and topics of talks are no statements.
Answer with JSON only: {"claims":[{"sentence":NUMBER,"kind":KIND,"quote":TEXT,"count":TEXT,"what":TEXT,"actor":TEXT,"peopleOf":TEXT,"recipient":TEXT,"place":TEXT,"date":TEXT,"speaker":TEXT,"stance":STANCE,"duty":DUTY,"charge":TEXT,"agreement":TEXT,"person":TEXT,"role":TEXT,"replaced":TEXT}]}
Every TEXT is copied letter by letter from the report, or null. quote, count, what, date, charge, agreement, person, role and replaced are copied from the sentence itself. Never translate, complete, calculate or rephrase. count: the words that say how many. actor: who holds, takes, frees, kills, refuses, attacks, undertakes. peopleOf: whose people they are. recipient: to whom they go. speaker: who says it, null for the reporter.
STANCE is one of ${STANCES.join(', ')}. DUTY, for undertaking and refused only, is one of ${DUTIES.join(', ')}.`

const ENDLESS = /\s+/gu

/** The article of a page as numbered sentences, in as many prompts as its length asks for. The same page gives the same prompts. */
export function promptsFor(page: PageText): readonly NumberedPrompt[] {
  const prompts: NumberedPrompt[] = []
  let lines: string[] = []
  let sentences = new Map<number, Pick<SentenceSpan, 'start' | 'end'>>()
  let size = 0
  const close = () => {
    if (lines.length > 0) prompts.push({ system: SYSTEM, user: lines.join('\n'), sentences })
    lines = []
    sentences = new Map()
    size = 0
  }
  for (const [at, { start, end }] of splitSentences(page).entries()) {
    const line = `${at + 1}: ${page.text.slice(start, end).replace(ENDLESS, ' ')}`
    if (size + line.length > CHARACTERS_A_PROMPT) close()
    lines.push(line)
    sentences.set(at + 1, { start, end })
    size += line.length + 1
  }
  close()
  return prompts
}
