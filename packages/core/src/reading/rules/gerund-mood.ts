import type { Phrase } from '../grammar/phrases.ts'
import type { Sentence } from '../grammar/read-sentences.ts'
import { TOPIC_NOUNS, WISH_VERBS } from '../packs/en/cues.ts'
import { BINDING_VERBS, PROMISE_VERBS, REFUSAL_VERBS } from '../packs/en/deeds.ts'
import { type Mood, PLAN_WORDS, stated } from './mood-kinds.ts'

/** 'commits the sides to exchanging all prisoners'. */
const isBound = (sentence: Sentence, at: number): boolean =>
  sentence.phrases
    .slice(Math.max(0, at - 2), at + 1)
    .some((phrase) => phrase.type === 'vp' && (BINDING_VERBS.has(phrase.lemma) || PROMISE_VERBS.has(phrase.lemma)))

/** 'convicted of murdering a teenager': a charge is no report of a deed. */
const CHARGED = /^(?:convict|acquit|charge|suspect|indict|clear)$/u
function isCharged({ phrases }: Sentence, at: number): boolean {
  // 'had been convicted in Redvale long before the war of murdering a child': the verb before, however far.
  const verb = phrases.slice(Math.max(0, at - 14), at).findLast((phrase) => phrase.type === 'vp')
  const near = phrases.slice(Math.max(0, at - 6), at)
  return [verb, ...near].some((phrase) => phrase?.type === 'vp' && CHARGED.test(phrase.lemma))
}

/** 'sentenced two men to 20 years for killing civilians', 'were tried for': what somebody is tried for. */
const isTriedFor = ({ phrases }: Sentence, at: number): boolean =>
  phrases
    .slice(Math.max(0, at - 7), at - 1)
    .some(
      (phrase) =>
        phrase.type === 'vp' &&
        /^(?:sentence|jail|imprison|try|prosecute|indict|convict|arrest|wanted)$/u.test(phrase.lemma),
    )

const isPunished = (sentence: Sentence, at: number, prep: string): boolean =>
  isServedFor(sentence, at) || (prep === 'for' && isTriedFor(sentence, at))

/** 'serving life sentences for planning or carrying out attacks'. */
function isServedFor(sentence: Sentence, at: number): boolean {
  for (let before = at - 1; before >= Math.max(0, at - 4); before--) {
    const phrase = sentence.phrases[before]
    const term = sentence.phrases[before - 1]
    if (phrase?.type === 'word' && phrase.lower === 'for')
      return term?.type === 'np' && /^(?:sentences?|terms?|imprisonment|jail|prison)$/u.test(term.lower)
  }
  return false
}

/** 'an operation aimed at freeing them'. */
function isAimed({ phrases }: Sentence, at: number): boolean {
  const verb = phrases[at]
  return verb?.type === 'vp' && verb.lemma === 'aim'
}

/** What the verb before a gerund makes of it: 'denied holding', 'demands freeing', 'halted releasing'; null: nothing. */
function fromVerbBefore(before: Phrase | undefined, at: number): Mood | null {
  if (before?.type !== 'vp') return null
  if (before.lemma === 'deny') return stated('denied')
  // 'continues shelling' shells.
  if (/^(?:continue|begin|start|resume|keep)$/u.test(before.lemma) && before.modal === null) return stated(null)
  // 'will stop firing on the town'.
  if (/^(?:stop|halt|cease|end|suspend|quit)$/u.test(before.lemma) && before.modal !== null)
    return { mood: 'wished', why: 'only to be stopped', verb: at }
  if (WISH_VERBS.has(before.lemma)) return { mood: 'wished', why: `only ${before.lemma} …`, verb: at }
  return REFUSAL_VERBS.has(before.lemma) ? { mood: 'refused', why: 'put off', verb: at } : null
}

/** 'delays in releasing them', 'progress in freeing them', 'was not involved in recovering them'. */
function isHeldUp({ phrases }: Sentence, at: number): boolean {
  const before = phrases[at]
  return before?.type === 'np'
    ? /^(?:delays?|difficult(?:y|ies)|problems?|obstacles?|progress|interest|role|success|setbacks?|halt|pause|suspension|stoppage|break|freeze|deadlock|slowness)$/u.test(
        before.lower,
      )
    : before?.type === 'vp' && before.negated
}

/** 'are thinking about releasing them'. */
function isThoughtOf({ phrases }: Sentence, at: number): boolean {
  const before = phrases[at]
  return before?.type === 'vp' && /^(?:think|talk|speak|ask|hear|worry)$/u.test(before.lemma)
}

/** 'to stop soldiers surrendering', 'kept from firing'. */
function isStopped({ phrases }: Sentence, at: number): boolean {
  const [stops, before] = phrases.slice(Math.max(0, at - 2), at)
  if (before?.type === 'word') return before.lower === 'from'
  return before?.type === 'np' && stops?.type === 'vp' && /^(?:stop|prevent|keep|discourage)$/u.test(stops.lemma)
}

/** 'In return for releasing five men, Northland was expected to receive': as planned as what it is given for. */
function openedReturn({ phrases, words }: Sentence, at: number): boolean {
  const opens = words.slice(0, phrases[at]?.from ?? 0).map(({ lower }) => lower)
  if (!/^(?:in (?:return|exchange)|as part of .+) for$/u.test(opens.join(' '))) return false
  const next = phrases.find((phrase, place) => place > at + 1 && phrase.type === 'vp')
  if (next?.type !== 'vp' || next.negated) return false
  const planned = next.lemma === 'be' || next.passive ? PLAN_WORDS.has(words[next.main]?.lower ?? '') : false
  return planned || /^(?:will|would)$/u.test(next.modal ?? '')
}

/** 'asked for five million for letting them go', 'tries to talk the kidnappers into letting them go'. */
function isAskedFor({ phrases }: Sentence, at: number, prep: string): boolean {
  const before = phrases.slice(Math.max(0, at - 7), at)
  // 'The deadline which the army set for freeing them'.
  if (before.some((phrase) => phrase.type === 'np' && /^(?:deadlines?|ultimatum|timetable|price)$/u.test(phrase.lower)))
    return prep === 'for'
  const verb = before.findLast((phrase) => phrase.type === 'vp')
  if (verb?.type !== 'vp') return false
  if (prep === 'for') return /^(?:ask|demand|want|seek|require)$/u.test(verb.lemma)
  return prep === 'into' && (verb.infinitive || verb.progressive || verb.modal !== null)
}

/** 'are suspected of holding 12'. */
const isOnlySuspected = ({ phrases, words }: Sentence, at: number): boolean =>
  words[(phrases[at]?.from ?? 0) - 1]?.lower === 'of' && words[(phrases[at]?.from ?? 0) - 2]?.lower === 'suspected'

/** What the preposition before a gerund makes of it: 'charged with killing', 'in return for releasing'; null: nothing. */
function behindPrep(sentence: Sentence, at: number, prep: string): Mood | null {
  if (prep === 'to' && isBound(sentence, at - 2)) return { mood: 'wished', why: 'only what is to be done', verb: at }
  if (/^(?:of|with)$/u.test(prep) && isCharged(sentence, at))
    return { mood: 'conditional', why: 'only charged', verb: at }
  if (isPunished(sentence, at, prep)) return { mood: 'conditional', why: 'only charged', verb: at }
  if (prep === 'at' && isAimed(sentence, at - 2)) return { mood: 'wished', why: 'only an aim', verb: at }
  if (prep === 'in' && isHeldUp(sentence, at - 2))
    return { mood: 'conditional', why: 'not said to have happened', verb: at }
  if (prep === 'about' && isThoughtOf(sentence, at - 2)) return { mood: 'wished', why: 'only thought of', verb: at }
  if (prep === 'for' && openedReturn(sentence, at)) return stated('planned')
  if (isAskedFor(sentence, at, prep)) return { mood: 'wished', why: 'only asked', verb: at }
  if (prep === 'without') return { mood: 'conditional', why: 'without …', verb: at }
  if (/^(?:on|about|over|before|of|at|for)$/u.test(prep)) {
    const topic = sentence.phrases[at - 2]
    if (topic?.type === 'np' && TOPIC_NOUNS.has(sentence.words[topic.head]?.lower ?? ''))
      return { mood: 'wished', why: 'a topic of talks', verb: at }
  }
  return null
}

/** 'will give up kidnapping': what somebody leaves off. */
function isGivenUp({ phrases, words }: Sentence, at: number): boolean {
  const from = phrases[at]?.from ?? 0
  return words[from - 1]?.lower === 'up' && /^(?:giv(?:e|es|en|ing)|gave)$/u.test(words[from - 2]?.lower ?? '')
}

/** 'ruled out releasing them', 'put off freeing them'. */
function isPutAside({ phrases }: Sentence, at: number): boolean {
  const [verb, particle] = phrases.slice(Math.max(0, at - 2), at)
  if (verb?.type !== 'vp' || particle?.type !== 'word' || verb.negated) return false
  return (verb.lemma === 'rule' && particle.lower === 'out') || (verb.lemma === 'put' && particle.lower === 'off')
}

/** 'Getting the captives back is our first task': what it opens is the subject of 'is'. */
function isSubject({ phrases }: Sentence, at: number): boolean {
  const opens = phrases.slice(0, at).every((phrase) => phrase.type === 'word' && /^[“"‘']$/u.test(phrase.lower))
  const next = phrases.slice(at + 1, at + 9).find((phrase) => phrase.type === 'vp')
  return opens && next?.type === 'vp' && next.lemma === 'be' && !next.passive
}

/** The mood of a gerund by what it hangs on; null: nothing there decides it. */
export function gerundMood(sentence: Sentence, at: number): Mood | null {
  const before = sentence.phrases[at - 1]
  if (isGivenUp(sentence, at)) return { mood: 'wished', why: 'given up', verb: at - 2 }
  if (isPutAside(sentence, at)) return { mood: 'refused', why: 'ruled out', verb: at - 2 }
  if (isOnlySuspected(sentence, at)) return stated('believed')
  const governed = fromVerbBefore(before, at - 1)
  if (governed !== null) return governed
  if (isStopped(sentence, at)) return { mood: 'conditional', why: 'kept from happening', verb: at }
  if (isSubject(sentence, at)) return { mood: 'wished', why: 'a task, and not said to be done', verb: at }
  const prep = before?.type === 'word' ? before.lower : ''
  return behindPrep(sentence, at, prep)
}
