import { findSubject } from '../grammar/clauses.ts'
import { clauseEnd, findObject } from '../grammar/objects.ts'
import { partyOf } from '../grammar/party-of.ts'
import type { NounPhrase, VerbPhrase } from '../grammar/phrases.ts'
import { personName } from '../grammar/story.ts'
import { wordingOf } from '../grammar/word.ts'
import { TITLES } from '../packs/en/cues.ts'
import { OFFICE_VERBS } from '../packs/en/deeds.ts'
import { BLANK, type Scene } from './draft.ts'
import { moodOf } from './mood.ts'

interface Post {
  readonly role: string
  readonly party: string | null
  readonly to: number
}

const nameAt = (scene: Scene, at: number | null) => {
  const np = at === null ? undefined : scene.sentence.phrases[at]
  return np?.type === 'np' ? personName(scene.sentence, np) : null
}

/** 'as secretary of Artsakh's security council': the role runs on over 'of'. */
function postAfter(scene: Scene, at: number): Post | null {
  const { phrases } = scene.sentence
  for (let next = at + 1; next < Math.min(phrases.length, at + 8); next++) {
    const phrase = phrases[next]
    const np = phrases[next + 1]
    if (phrase?.type === 'word' && (phrase.lower === 'as' || phrase.lower === 'become') && np?.type === 'np')
      return postOf(scene, next + 1, np)
  }
  return null
}

function postOf(scene: Scene, at: number, np: NounPhrase): Post {
  const { phrases, words } = scene.sentence
  let to = np.to
  let next = at + 1
  while (
    phrases[next]?.type === 'word' &&
    (phrases[next] as { lower: string }).lower === 'of' &&
    phrases[next + 1]?.type === 'np'
  ) {
    to = phrases[next + 1]?.to ?? to
    next += 2
  }
  const first = words[np.from]?.cls === 'det' ? np.from + 1 : np.from
  return {
    role: wordingOf(words.slice(first, to)),
    party: partyOf(scene.sentence, at, scene.story),
    to,
  }
}

const isRole = (post: Post) =>
  post.role
    .toLowerCase()
    .split(/[ -]/u)
    .some(
      (word) => TITLES.has(word) || /^(?:president|defender|ombudsman|commander|chairman|marshal|speaker)/u.test(word),
    )

/** Changes of office (RD60): who took over what, and from whom. */
export function readOffice(scene: Scene, at: number): void {
  const verb = scene.sentence.phrases[at]
  if (verb?.type !== 'vp' || verb.infinitive) return
  const takesOver = verb.lemma === 'take' && scene.sentence.words[verb.to]?.lower === 'over'
  const how = takesOver ? 'replace' : inOfficeSince(scene, verb) ? 'appoint' : OFFICE_VERBS[verb.lemma]
  if (how === undefined || moodOf(scene.sentence, at).mood !== 'stated') return
  const post = postAfter(scene, at) ?? (how === 'appoint' ? objectPost(scene, at) : titlePost(scene, at))
  if (post === null || !isRole(post)) return
  const change =
    how === 'replace' ? replacement(scene, at, verb, takesOver) : appointment(scene, at, verb, how === 'leave')
  if (change.person === null && change.replaced === null) return
  const from = Math.max(change.from, verb.from - 16)
  scene.propose({
    ...BLANK,
    kind: 'office',
    rule: 'RD60',
    at: verb.main,
    from,
    to: Math.max(post.to, verb.to + 2),
    peopleOf: post.party,
    person: change.person,
    role: post.role,
    replaced: change.replaced,
  })
}

/** 'has been president since 2016'. */
const inOfficeSince = (scene: Scene, verb: VerbPhrase) =>
  verb.lemma === 'be' &&
  verb.perfect &&
  !verb.negated &&
  scene.sentence.words.slice(verb.to, verb.to + 9).some((word) => word.lower === 'since')

/** 'Defense Secretary Ashton Carter, who replaced …', 'the new ombudsman, Dmytro Lubinets, who succeeded …': the post stands by the name. */
function titlePost(scene: Scene, at: number): Post | null {
  const { phrases, words } = scene.sentence
  const place = findSubject(phrases, at)?.at ?? null
  const np = place === null ? undefined : phrases[place]
  const name = nameAt(scene, place)
  if (place === null || np?.type !== 'np' || name === null) return null
  const first = np.to - name.split(' ').length
  const title = words.slice(np.from, first).filter((word) => word.cls !== 'det' && word.lower !== 'new')
  if (title.length > 0) return { role: wordingOf(title), party: partyOf(scene.sentence, place, scene.story), to: np.to }
  const beside = phrases[place - 2]
  const comma = phrases[place - 1]
  return comma?.type === 'word' && comma.lower === ',' && beside?.type === 'np'
    ? postOf(scene, place - 2, beside)
    : null
}

interface Change {
  readonly person: string | null
  readonly replaced: string | null
  readonly from: number
}

function replacement(scene: Scene, at: number, verb: VerbPhrase, takesOver: boolean): Change {
  const { phrases } = scene.sentence
  const subject = findSubject(phrases, at)
  const place = subject?.at ?? null
  const person = nameAt(scene, place)
  const from = subject?.np.from ?? verb.from
  if (verb.passive) return { person: nameAt(scene, byName(scene, at)), replaced: person, from }
  const object = takesOver ? nameAfterFrom(scene, at) : findObject(phrases, at)
  const relative = place === null ? undefined : phrases[place - 1]
  // 'whom Gurgen Nersisyan replaced': the antecedent had the post before.
  if (object === null && place !== null && relative?.type === 'word' && relative.lower === 'whom')
    return { person, replaced: nameAt(scene, place - 2), from: phrases[place - 2]?.from ?? from }
  return { person, replaced: nameAt(scene, object), from }
}

function appointment(scene: Scene, at: number, verb: VerbPhrase, leaves: boolean): Change {
  const subject = findSubject(scene.sentence.phrases, at)
  const name = nameAt(scene, subject?.at ?? null)
  const from = subject?.np.from ?? verb.from
  if (leaves) return { person: null, replaced: name, from }
  const own = verb.passive || verb.lemma === 'be'
  return { person: own ? name : nameAt(scene, findObject(scene.sentence.phrases, at)), replaced: null, from }
}

function objectPost(scene: Scene, at: number): Post | null {
  const { phrases } = scene.sentence
  const first = phrases[at + 1]
  if (first?.type !== 'np') return null
  const second = phrases[at + 2]
  if (second?.type === 'np') return postOf(scene, at + 2, second)
  return postOf(scene, at + 1, first)
}

function nameAfterFrom(scene: Scene, at: number): number | null {
  const { phrases } = scene.sentence
  for (let next = at + 1; next < Math.min(clauseEnd(phrases, at), at + 5); next++)
    if (
      phrases[next]?.type === 'word' &&
      (phrases[next] as { lower: string }).lower === 'from' &&
      phrases[next + 1]?.type === 'np'
    )
      return next + 1
  return null
}
function byName(scene: Scene, at: number): number | null {
  const { phrases } = scene.sentence
  for (let next = at + 1; next < Math.min(phrases.length, at + 8); next++)
    if (
      phrases[next]?.type === 'word' &&
      (phrases[next] as { lower: string }).lower === 'by' &&
      phrases[next + 1]?.type === 'np'
    )
      return next + 1
  return null
}
