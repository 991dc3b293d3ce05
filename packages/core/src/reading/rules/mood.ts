import type { Stance } from '../../claims/kinds.ts'
import { governorOf } from '../grammar/clauses.ts'
import type { Sentence } from '../grammar/read-sentences.ts'
import { DONE_VERBS, HEDGES, SPEECH_CUES, TOPIC_NOUNS, WISH_VERBS } from '../packs/en/cues.ts'
import { PROMISE_VERBS, REFUSAL_VERBS } from '../packs/en/deeds.ts'

/** How a verb's happening is put: as done, planned, hedged, denied, or only wished, promised or refused. */
export type Mood =
  | { readonly mood: 'stated'; readonly stance: Stance | null }
  | { readonly mood: 'promised' | 'refused' | 'wished' | 'conditional'; readonly why: string; readonly verb: number }

const stated = (stance: Stance | null): Mood => ({ mood: 'stated', stance })
const PLAN_WORDS = new Set([
  'due',
  'set',
  'expected',
  'scheduled',
  'slated',
  'about',
  'planned',
  'poised',
  'likely',
  'ready',
])
const BELIEF_WORDS = new Set([
  'believed',
  'thought',
  'feared',
  'presumed',
  'suspected',
  'alleged',
  'reported',
  'said',
  'known',
  'estimated',
  'understood',
  'rumored',
  'rumoured',
  'appear',
  'appears',
  'appeared',
  'seem',
  'seems',
  'seemed',
  'claimed',
])

function conditional(sentence: Sentence, at: number): boolean {
  for (let before = at - 1; before >= 0; before--) {
    const phrase = sentence.phrases[before]
    if (phrase?.type !== 'word') continue
    if (phrase.lower === 'that' && (sentence.phrases[before - 1] as { lower?: string } | undefined)?.lower === 'so') return true
    if (phrase.lower === 'if' || phrase.lower === 'unless' ||
      phrase.lower === 'whether' ||
      phrase.lower === 'until' ||
      phrase.lower === 'till'
    )
      return !(phrase.lower === 'if' && sentence.phrases[before + 1]?.type === 'word')
    if (phrase.cls === 'sub' || phrase.lower === ',' || phrase.lower === ';' || phrase.lower === ':') return false
  }
  return false
}

function fromInfinitive(sentence: Sentence, at: number): Mood {
  const governor = governorOf(sentence.phrases, at)
  const verb = governor === null ? undefined : sentence.phrases[governor.verb]
  const words = sentence.words
  const self = sentence.phrases[at]
  const before = words[(self?.from ?? 0) - 1]?.lower ?? ''
  if (PLAN_WORDS.has(before)) return stated('planned')
  if (before === 'yet') return { mood: 'refused', why: 'not yet done', verb: governor?.verb ?? at }
  if (governor === null || verb?.type !== 'vp')
    return { mood: 'wished', why: 'an infinitive without a verb that makes it happen', verb: at }
  const governing = words[verb.main]?.lower ?? ''
  if (verb.lemma === 'be' && before !== 'able') return stated(verb.negated ? null : 'planned')
  if (BELIEF_WORDS.has(governing))
    return stated(
      governing === 'reported' ||
        governing === 'said' ||
        governing === 'known' ||
        governing === 'alleged' ||
        governing === 'claimed'
        ? governing === 'known'
          ? null
          : 'believed'
        : 'believed',
    )
  if (PLAN_WORDS.has(governing)) return stated('planned')
  if (verb.lemma === 'begin' || verb.lemma === 'start') return stated(verb.modal === 'will' ? 'planned' : null)
  if (PROMISE_VERBS.has(verb.lemma))
    return { mood: verb.negated ? 'refused' : 'promised', why: 'a promise', verb: governor.verb }
  if (REFUSAL_VERBS.has(verb.lemma) || verb.lemma === 'fail')
    return { mood: 'refused', why: 'a refusal', verb: governor.verb }
  if (
    verb.lemma === 'plan' ||
    verb.lemma === 'intend' ||
    verb.lemma === 'prepare' ||
    verb.lemma === 'decide' ||
    verb.lemma === 'order'
  )
    return stated('planned')
  if (WISH_VERBS.has(verb.lemma) && !DONE_VERBS.has(verb.lemma))
    return { mood: 'wished', why: `only ${verb.lemma} …`, verb: governor.verb }
  if (DONE_VERBS.has(verb.lemma) || governor.between === null) return stated(null)
  return { mood: 'wished', why: 'a purpose', verb: governor.verb }
}

const clauseHedge = (sentence: Sentence, at: number): Stance | null => {
  const self = sentence.phrases[at]
  if (self?.type !== 'vp') return null
  for (let word = self.from - 3; word < self.to + 1; word++) {
    const lower = sentence.words[word]?.lower ?? ''
    if (lower === ',' || lower === 'and') continue
    const hedge = HEDGES[lower]
    if (
      hedge !== undefined &&
      !(word < self.from && (hedge === 'speculated' || lower === 'believed' || lower === 'suspected'))
    )
      return hedge
  }
  return null
}

function fromGerund(sentence: Sentence, at: number): Mood {
  const before = sentence.phrases[at - 1]
  if (before?.type === 'vp') {
    if (before.lemma === 'deny') return stated('denied')
    if (WISH_VERBS.has(before.lemma)) return { mood: 'wished', why: `only ${before.lemma} …`, verb: at - 1 }
    if (REFUSAL_VERBS.has(before.lemma)) return { mood: 'refused', why: 'put off', verb: at - 1 }
  }
  if (before?.type === 'word' && before.lower === 'from') return { mood: 'conditional', why: 'kept from happening', verb: at }
  if (before?.type === 'word' && before.lower === 'without') return { mood: 'conditional', why: 'without …', verb: at }
  if (
    before?.type === 'word' &&
    (before.lower === 'on' ||
      before.lower === 'about' ||
      before.lower === 'before' ||
      before.lower === 'of' ||
      before.lower === 'at' ||
      before.lower === 'for')
  ) {
    const topic = sentence.phrases[at - 2]
    if (topic?.type === 'np' && TOPIC_NOUNS.has(sentence.words[topic.head]?.lower ?? ''))
      return { mood: 'wished', why: 'a topic of talks', verb: at }
  }
  return stated(clauseHedge(sentence, at))
}

/** The mood of the verb phrase at a position. */
export function moodOf(sentence: Sentence, at: number): Mood {
  const self = sentence.phrases[at]
  if (self?.type !== 'vp') return stated(null)
  if (self.infinitive) return fromInfinitive(sentence, at)
  if (conditional(sentence, at)) return { mood: 'conditional', why: 'a condition', verb: at }
  if (self.form === 'ing' && !self.auxiliary) return fromGerund(sentence, at)
  if (self.modal !== null) {
    if (/^(?:must|should|shall|can|cannot)$/u.test(self.modal))
      return { mood: 'wished', why: `${self.modal} is no happening`, verb: at }
    if (/^(?:may|might|could)$/u.test(self.modal)) return stated(self.negated ? null : 'speculated')
    if (/^(?:will|would|’ll|’d|'ll|'d)$/u.test(self.modal))
      return stated(self.negated ? 'denied' : self.perfect ? 'speculated' : 'planned')
  }
  const previous = sentence.phrases[at - 1]
  if (self.form === 'base' && !self.auxiliary && previous?.type === 'word' && previous.lower === 'and') {
    const shared = sharedMood(sentence, at)
    if (shared !== null) return shared
  }
  return stated(clauseHedge(sentence, at))
}

/** 'agreed to stop the fighting and free the men': the second verb has the first one's mood. */
function sharedMood(sentence: Sentence, at: number): Mood | null {
  for (let before = at - 2; before >= 0; before--) {
    const phrase = sentence.phrases[before]
    if (phrase?.type === 'vp') return phrase.infinitive || phrase.modal !== null ? moodOf(sentence, before) : null
  }
  return null
}

/** The stance that a cue of speech lends to what it introduces. */
export function cueStance(lemma: string): Stance | null {
  for (const [stance, cues] of Object.entries(SPEECH_CUES)) if (cues.has(lemma)) return stance as Stance
  return null
}
