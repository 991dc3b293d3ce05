import type { Stance } from '../../claims/kinds.ts'
import { governorOf } from '../grammar/clauses.ts'
import { isRelative, isWord } from '../grammar/phrase-tests.ts'
import type { Phrase, VerbPhrase } from '../grammar/phrases.ts'
import type { Sentence } from '../grammar/read-sentences.ts'
import { DONE_VERBS, HEDGES, SPEECH_CUES, TOPIC_NOUNS, WISH_VERBS } from '../packs/en/cues.ts'
import { AGREEMENT_NOUNS, PROMISE_VERBS, REFUSAL_VERBS } from '../packs/en/deeds.ts'
import { conditional } from './conditions.ts'
import { gerundMood } from './gerund-mood.ts'
import { type Mood, PLAN_WORDS, stated } from './mood-kinds.ts'
import { dealAbove } from './under-deal.ts'
import { willSee } from './will-see.ts'

const BELIEF_WORDS = new Set(
  'believed thought feared presumed suspected alleged reported said known estimated understood rumored rumoured appear appears appeared seem seems seemed claimed'.split(
    ' ',
  ),
)

/** 'did not say if the men were going to be handed over'. */
const isAsked = (sentence: Sentence, at: number): boolean => {
  const going = sentence.phrases[at - 1]
  return going?.type === 'vp' && going.lemma === 'go' && conditional(sentence, at - 1)
}

/** 'is ready to exchange prisoners': an offer. */
const OFFERS = /^(?:ready|willing|prepared|unwilling|eager|keen)$/u

/** 'the first hostage to be freed', 'the best-known of those to come home': they did. */
function isOneOfThoseWhoDid({ phrases, words }: Sentence, at: number): boolean {
  const np = phrases[at - 1]
  return (
    np?.type === 'np' &&
    np.what !== null &&
    words
      .slice(np.from, np.head)
      .some(({ lower }) => /^(?:first|second|third|fourth|fifth|last|latest|only|most|.+est|best-known)$/u.test(lower))
  )
}

/** What nobody refuses, for not having been done yet: 'have yet to be rescued'. */
export const FETCHES = /^(?:recover|retrieve|collect|find|locate|identify|exhume|fetch|evacuate|rescue|secure)$/u

const notYetDone = (own: Phrase | undefined, verb: number): Mood => ({
  mood: own?.type === 'vp' && FETCHES.test(own.lemma) ? 'wished' : 'refused',
  why: 'not yet done',
  verb,
})

/** 'is angry at their refusal to release him', 'their inability to free him': it was not done. */
const NOT_DONE = /^(?:refusals?|failure|unwillingness|inability|reluctance)$/u

/** What the word before 'to' makes of it: 'due to', 'ready to', 'yet to'; null: nothing. */
function ledBy(before: string, own: Phrase | undefined, governor: number, at: number): Mood | null {
  if (PLAN_WORDS.has(before)) return stated('planned')
  if (OFFERS.test(before)) return { mood: 'wished', why: `only ${before} to`, verb: at }
  if (NOT_DONE.test(before)) return { mood: 'wished', why: `only ${before} to`, verb: at }
  return before === 'yet' ? notYetDone(own, governor) : null
}

function fromInfinitive(sentence: Sentence, at: number): Mood {
  if (isAsked(sentence, at)) return { mood: 'conditional', why: 'a condition', verb: at }
  return isInOrder(sentence, at) ? stated(null) : governed(sentence, at)
}

function governed(sentence: Sentence, at: number): Mood {
  const governor = governorOf(sentence.phrases, at)
  const verb = governor === null ? undefined : sentence.phrases[governor.verb]
  const before = sentence.words[(sentence.phrases[at]?.from ?? 0) - 1]?.lower ?? ''
  // 'They were supposed to have been freed last week': they were not.
  const own = sentence.phrases[at]
  if (own?.type === 'vp' && own.perfect && /^(?:supposed|due|meant|scheduled|expected)$/u.test(before))
    return { mood: 'wished', why: 'was to happen and did not', verb: at }
  // 'claimed to have downed two jets and to have seized a pilot': told like the first.
  if (
    governor !== null &&
    own?.type === 'vp' &&
    own.perfect &&
    before === 'and' &&
    verb?.type === 'vp' &&
    verb.infinitive
  )
    return fromInfinitive(sentence, governor.verb)
  const led = ledBy(before, own, governor?.verb ?? at, at)
  if (led !== null) return led
  if (governor === null || verb?.type !== 'vp')
    return { mood: 'wished', why: 'an infinitive without a verb that makes it happen', verb: at }
  const topic = governor.between === null ? undefined : sentence.phrases[governor.between]
  if (topic?.type === 'np' && (TOPIC_NOUNS.has(topic.lower) || MEANS.test(topic.lower)))
    return { mood: 'wished', why: `a topic of ${topic.lower}`, verb: at }
  if (verb.lemma === 'be' && before !== 'able') return isTo(sentence, verb, governor)
  if (servesOnlyWish(sentence, verb, governor) || isPurposeOf(verb, governor))
    return { mood: 'wished', why: 'a purpose', verb: at }
  return (
    hedgedBy(sentence, verb) ?? fromGovernor(verb, governor.verb, governor.between === null, stillHas(sentence, verb))
  )
}

/** 'He is the 63rd prisoner to die in custody', 'the last to leave': it has happened. */
function isInOrder({ words, phrases }: Sentence, at: number): boolean {
  const np = phrases[at - 1]
  if (np?.type !== 'np') return false
  return words
    .slice(np.from, np.to)
    .some(
      ({ lower }, step) =>
        /^(?:first|second|third|last|latest)$/u.test(lower) ||
        (/^(?:st|nd|rd|th)$/u.test(lower) && words[np.from + step - 1]?.cls === 'number'),
    )
}

/** 'are to be freed': planned, or what a deal binds to. */
function isTo(
  sentence: Sentence,
  verb: VerbPhrase,
  governor: { readonly verb: number; readonly between: number | null },
): Mood {
  if (verb.negated) return stated(null)
  const bound = governor.between === null && dealAbove(sentence, governor.verb) !== null
  return bound ? { mood: 'promised', why: 'what a deal binds to', verb: governor.verb } : stated('planned')
}

/** 'had the opportunity to flee', 'were given permission to free them': what may be done. */
const MEANS =
  /^(?:everything|all|best|utmost|opportunit(?:y|ies)|chances?|rights?|powers?|ability|abilities|permission|capability|intentions?|readiness|willingness|authority|mandate)$/u

/** 'is ready to use force to free them': only as much as what it serves. */
const servesOnlyWish = (
  sentence: Sentence,
  verb: VerbPhrase,
  governor: { readonly verb: number; readonly between: number | null },
): boolean => verb.infinitive && governor.between !== null && fromInfinitive(sentence, governor.verb).mood !== 'stated'

/** 'cancelled the trip to give his officers time': what it was put off for. */
const isPurposeOf = ({ lemma, auxiliary }: VerbPhrase, { between }: { readonly between: number | null }): boolean =>
  between === null
    ? // 'a building used to detain people'.
      lemma === 'use' && !auxiliary
    : /^(?:cancel|postpone|delay|suspend|halt)$/u.test(lemma)

/** 'has to free 20', 'have until Friday to free them', 'had to free them under the deal': to be done. */
function stillHas({ words }: Sentence, verb: VerbPhrase): boolean {
  const have = words[verb.main]?.lower ?? ''
  return (
    /^(?:has|have|['’]ve)$/u.test(have) || (have === 'had' && words.some(({ lower }) => AGREEMENT_NOUNS.has(lower)))
  )
}

/** 'is believed to hold', 'is set to free', 'claims to have killed'. */
function hedgedBy(sentence: Sentence, verb: VerbPhrase): Mood | null {
  const governing = sentence.words[verb.main]?.lower ?? ''
  if (verb.lemma === 'claim' && !verb.passive) return stated(null)
  if (BELIEF_WORDS.has(governing)) return stated(governing === 'known' ? null : 'believed')
  // 'set off a device to hit a patrol' plans nothing; 'is set to free' does.
  return PLAN_WORDS.has(governing) && (governing !== 'set' || verb.passive) ? stated('planned') : null
}

const PLANS = new Set(['plan', 'intend', 'prepare', 'decide', 'order'])

/** 'has to release them', 'is obliged to release them'; 'was forced to release them' did. */
const isToBeDone = ({ lemma, passive }: VerbPhrase, due: boolean): boolean =>
  (lemma === 'have' && due) || (passive && /^(?:oblige|bind|require|supposed?)$/u.test(lemma))

/** What the verb that an infinitive hangs on makes of it. */
function fromGovernor(verb: VerbPhrase, at: number, direct: boolean, due: boolean): Mood {
  const { lemma } = verb
  if (lemma === 'begin' || lemma === 'start') return stated(verb.modal === 'will' ? 'planned' : null)
  if (PROMISE_VERBS.has(lemma)) return { mood: verb.negated ? 'refused' : 'promised', why: 'a promise', verb: at }
  if (REFUSAL_VERBS.has(lemma) || lemma === 'fail') return { mood: 'refused', why: 'a refusal', verb: at }
  // 'is going to release'; 'went on to release' did.
  if (PLANS.has(lemma) || (lemma === 'go' && verb.progressive))
    return verb.negated ? { mood: 'wished', why: 'not meant', verb: at } : stated('planned')
  if (isToBeDone(verb, due)) return { mood: 'wished', why: 'only to be done', verb: at }
  if (DONE_VERBS.has(lemma)) return stated(null)
  // 'was told not to use force to free them'.
  if (WISH_VERBS.has(lemma) || /^(?:tell|warn|caution)$/u.test(lemma))
    return { mood: 'wished', why: `only ${lemma} …`, verb: at }
  return direct ? stated(null) : { mood: 'wished', why: 'a purpose', verb: at }
}

const clauseHedge = (sentence: Sentence, at: number): Stance | null => {
  const self = sentence.phrases[at]
  if (self?.type !== 'vp') return null
  for (let word = self.from - 3; word < self.to + 1; word++) {
    const lower = sentence.words[word]?.lower ?? ''
    if (lower === ',' || lower === 'and') continue
    // 'were reported killed'; 'the ministry reported 12 killed' hedges nothing.
    const hedge = lower === 'reported' && word > self.from ? 'believed' : HEDGES[lower]
    if (
      hedge !== undefined &&
      !(word < self.from && (hedge === 'speculated' || lower === 'believed' || lower === 'suspected'))
    )
      return hedge
  }
  return null
}

/** 'the report that 12 men had been captured', 'rumours that': told by nobody who vouches for it. */
function isOnlyReported({ phrases }: Sentence, at: number): boolean {
  for (let before = at - 1; before > Math.max(0, at - 7); before--) {
    if (phrases[before]?.type === 'vp') return false
    if (!isWord(phrases[before], 'that')) continue
    const noun = phrases[before - 1]
    return noun?.type === 'np' && /^(?:reports?|rumou?rs?|allegations?|speculation|suspicions?)$/u.test(noun.lower)
  }
  return false
}

/** The mood of the verb phrase at a position. */
export function moodOf(sentence: Sentence, at: number): Mood {
  const self = sentence.phrases[at]
  if (self?.type !== 'vp') return stated(null)
  if (self.infinitive) return isOneOfThoseWhoDid(sentence, at) ? stated(null) : fromInfinitive(sentence, at)
  if (conditional(sentence, at)) return { mood: 'conditional', why: 'a condition', verb: at }
  // 'is to start releasing', 'plans to resume freeing them'.
  const starts = sentence.phrases[at - 1]
  if (
    self.form === 'ing' &&
    starts?.type === 'vp' &&
    starts.infinitive &&
    /^(?:start|begin|resume)$/u.test(starts.lemma)
  )
    return moodOf(sentence, at - 1)
  if (isGerund(sentence, self)) return gerundMood(sentence, at) ?? stated(clauseHedge(sentence, at))
  if (willSee(sentence, at, self)) return stated('planned')
  const later = whenLater(sentence, at)
  if (later !== null) return later
  const required = isSubjunctive(sentence, self) ? promisedBefore(sentence, at) : null
  if (required !== null) return { mood: 'promised', why: 'what is required', verb: required }
  const wish = whyWished(sentence, at, self)
  if (wish !== null) return { mood: 'wished', why: wish, verb: at }
  if (self.modal !== null && ifFollows(sentence, at)) return { mood: 'conditional', why: 'a condition', verb: at }
  const modal = self.modal === null ? null : fromModal(sentence, self, self.modal, at)
  const hedge = clauseHedge(sentence, at) ?? (isOnlyReported(sentence, at) ? 'believed' : null)
  return modal ?? sharedMood(sentence, at, self) ?? stated(hedge)
}

/** 'of killing', 'of having killed'. */
const isGerund = ({ words }: Sentence, { form, auxiliary, from }: VerbPhrase): boolean =>
  (form === 'ing' && !auxiliary) || words[from]?.lower === 'having'

/** Why what a verb tells is only wished for; null: it is not. */
function whyWished(sentence: Sentence, at: number, self: VerbPhrase): string | null {
  if (isSubjunctive(sentence, self)) return 'only asked'
  if (isWhatIsWanted(sentence, at) || isWanted(sentence, at, self)) return 'only wanted'
  return isHoped(sentence, at) ? 'only hoped' : null
}

/** 'would cross the border after being handed over': planned like what it comes before. */
function whenLater(sentence: Sentence, at: number): Mood | null {
  const { phrases, words } = sentence
  const before = phrases[at - 1]
  const being = words[phrases[at]?.from ?? -1]?.lower === 'being'
  if (!being || before?.type !== 'word' || !/^(?:after|before|by|until|upon|on)$/u.test(before.lower)) return null
  const from = Math.max(0, at - 12)
  const place = phrases.findLastIndex((phrase, step) => step >= from && step < at && phrase.type === 'vp')
  const verb = phrases[place]
  if (verb?.type !== 'vp' || verb.negated) return null
  // 'are to arrive in the capital before being handed over'.
  if (verb.infinitive) {
    const leads = fromInfinitive(sentence, place)
    return leads.mood === 'stated' && leads.stance === 'planned' ? leads : null
  }
  const plans = /^(?:will|would|['’]ll|['’]d)$/u.test(verb.modal ?? '') && !verb.perfect
  return plans ? stated('planned') : null
}

/** 'demanded that prisoners be released': the verb says that it is asked, whatever stands before it. */
const isSubjunctive = ({ words }: Sentence, verb: VerbPhrase): boolean =>
  verb.passive && verb.modal === null && words[verb.from]?.lower === 'be'

/** 'The only solution is that all 23 are released', 'our demand is that they be freed'. */
function isWhatIsWanted({ phrases, words }: Sentence, at: number): boolean {
  const that = words.findLastIndex(({ lower }, place) => lower === 'that' && place < (phrases[at]?.from ?? 0))
  const is = phrases.findIndex((phrase) => phrase.type === 'vp' && phrase.to === that)
  const np = phrases[is - 1]
  const verb = phrases[is]
  return verb?.type === 'vp' && verb.lemma === 'be' && np?.type === 'np' && WANTED.test(np.lower)
}

const WANTED =
  /^(?:solutions?|demands?|conditions?|requirements?|aims?|goals?|hopes?|wish|wishes|priority|proposals?|idea|plan|position|request)$/u

/** 'hopes that most of them are alive', 'prays they will be freed'. */
function isHoped({ phrases, words }: Sentence, at: number): boolean {
  if (isSeenTo(words, phrases[at]?.from ?? 0)) return true
  // 'hope that the return of those whom the front set free helps': they were set free.
  const self = phrases[at]
  const relative = isRelative(phrases[at - 1]) || (phrases[at - 1]?.type === 'np' && isRelative(phrases[at - 2]))
  if (relative && self?.type === 'vp' && self.form === 'past' && self.modal === null) return false
  for (let before = at - 1; before >= Math.max(0, at - 14); before--) {
    const phrase = phrases[before]
    if (phrase?.type === 'word' && /^[;:]$/u.test(phrase.lower)) return false
    if (phrase?.type !== 'vp') continue
    const joined = words.slice(phrase.to, phrases[at]?.from).some(({ lower }) => lower === 'and' || lower === 'or')
    if (/^(?:hope|wish|pray)$/u.test(phrase.lemma)) return !phrase.infinitive && phrases[before + 1]?.type !== 'vp'
    if (!joined) return false
  }
  return false
}

/** 'called on them to see to it that the men were freed': asked, and not said to be done. */
const isSeenTo = (words: Sentence['words'], to: number): boolean =>
  /\bto (?:see to it|ensure|make sure|see that)(?: that)? (?:\w+ ){0,4}$/u.test(
    `${words
      .slice(Math.max(0, to - 9), to)
      .map(({ lower }) => lower)
      .join(' ')} `,
  )

/** 'wants 500 comrades freed'; in 'demands the return of men held by them' the participle only tells which men. */
function isWanted(sentence: Sentence, at: number, verb: VerbPhrase): boolean {
  const wish = sentence.phrases.slice(Math.max(0, at - 6), at).findLast((phrase) => phrase.type === 'vp')
  const bare = !verb.auxiliary && (verb.form === 'past' || verb.form === 'part')
  const tellsWhich = sentence.words[verb.to]?.lower === 'by' && sentence.words[verb.from - 1]?.cls !== 'name'
  return (
    bare &&
    !tellsWhich &&
    sentence.phrases[at - 1]?.type === 'np' &&
    wish?.type === 'vp' &&
    /^(?:want|need|demand|seek|like|expect)$/u.test(wish.lemma)
  )
}

/** 'would free the men if the army withdrew'. */
function ifFollows(sentence: Sentence, at: number): boolean {
  for (const phrase of sentence.phrases.slice(at + 1, at + 14)) {
    if (phrase.type !== 'word') continue
    if (phrase.lower === 'if' || phrase.lower === 'unless') return true
    if (/^[,;:.]$/u.test(phrase.lower)) return false
  }
  return false
}

/** '… would release 5,000, while the insurgents would free 1,000'. */
const isStipulated = (sentence: Sentence, at: number): boolean =>
  sentence.phrases
    .slice(0, at)
    .some((phrase) => phrase.type === 'vp' && /^(?:stipulate|provide|envisage)$/u.test(phrase.lemma))

/** 'has promised that no more teachers will be abducted'. */
function promisedBefore(sentence: Sentence, at: number): number | null {
  for (let before = at - 1; before >= Math.max(0, at - 12); before--) {
    const phrase = sentence.phrases[before]
    if (phrase?.type !== 'vp') continue
    const that = sentence.words.slice(phrase.to, sentence.phrases[at]?.from).some((word) => word.lower === 'that')
    // 'The deal stipulated the government would release': what the text binds to.
    const bound =
      /^(?:stipulate|provide|envisage|require)$/u.test(phrase.lemma) ||
      (phrase.modal !== null && isStipulated(sentence, before))
    if (bound && phrase.modal === null) return before
    if (bound) return promisedBefore(sentence, before)
    return that && PROMISE_VERBS.has(phrase.lemma) && !phrase.negated ? before : null
  }
  return null
}

function fromModal(sentence: Sentence, verb: VerbPhrase, modal: string, at: number): Mood | null {
  if (/^(?:must|should|shall|can|cannot)$/u.test(modal))
    return { mood: 'wished', why: `${modal} is no happening`, verb: at }
  if (/^(?:may|might|could)$/u.test(modal)) return stated(verb.negated ? null : 'speculated')
  if (!/^(?:will|would|['’]ll|['’]d)$/u.test(modal)) return null
  if (verb.negated) return stated(null)
  const promise = promisedBefore(sentence, at)
  if (promise !== null) return { mood: 'promised', why: 'a promise', verb: promise }
  // 'swaps that would have freed 600': they did not.
  return verb.perfect && sentence.words[verb.main]?.cls === 'verb' && modal === 'would'
    ? { mood: 'wished', why: 'what would have been', verb: at }
    : stated(verb.perfect ? 'speculated' : 'planned')
}

/** 'would be driven to the border and turned over': planned like the first. */
function sharedPassive({ phrases, words }: Sentence, at: number, verb: VerbPhrase): Mood | null {
  if (words[verb.main]?.forms.includes('part') !== true) return null
  const before = phrases.slice(0, at - 1).findLast((phrase) => phrase.type === 'vp')
  const plans = before?.type === 'vp' && before.passive && /^(?:will|would)$/u.test(before.modal ?? '')
  return plans && !before.negated && phrases[at + 1]?.type !== 'np' ? stated('planned') : null
}

/** 'agreed to stop the fighting and free the men', 'offered to end it, free them and leave': each verb has the first one's mood. */
function sharedMood(sentence: Sentence, at: number, verb: VerbPhrase): Mood | null {
  const and = sentence.phrases[at - 1]
  if (verb.auxiliary || and?.type !== 'word' || !/^(?:and|,)$/u.test(and.lower)) return null
  if (verb.form !== 'base') return and.lower === ',' ? null : sharedPassive(sentence, at, verb)
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
