import type { CaseSetting } from '../../claims/case-setting.ts'
import { onOneSide } from '../names/sides.ts'
import { alternatives } from './lexicon.ts'
import type { Case, LanguagePack } from './pack.ts'
import type { Tools } from './tools.ts'
import { lowerIn, type Word } from './words.ts'

interface Name {
  readonly party: string
  readonly words: readonly string[]
  readonly declension: string | null
  readonly people: boolean
  /** A capital, or a short form: it speaks for its state. */
  readonly capital: boolean
}
/** Names by the first letters of their first word. */
export type Names = ReadonlyMap<string, readonly Name[]>

export interface PartyMention {
  readonly party: string
  readonly from: number
  readonly to: number
  readonly roles: readonly Case[]
  /** An adjective or the name of its people. */
  readonly people: boolean
  /** Named by its capital. */
  readonly capital: boolean
  /** Its army, side or government stands for it. */
  readonly force: boolean
}

const KEY = 3
const keyOf = (word: string) => word.slice(0, KEY)

function nameOf(party: string, form: string, people: boolean, pack: LanguagePack, capital = false): Name {
  const [phrase = '', declension = null] = form.split(':')
  return { party, words: lowerIn(pack, phrase).split(' '), declension, people, capital }
}

/** A name as the case writes it, with every declension whose basic ending it has: 'Армения' as 'Армени:f'. */
function declined(name: string, pack: LanguagePack): readonly string[] {
  const forms = [name]
  for (const [declension, rows] of Object.entries(pack.declensions))
    for (const [endings, roles] of rows)
      for (const ending of roles.includes('n') || endings === '' ? endings.split('|') : [])
        if (name.endsWith(ending)) forms.push(`${name.slice(0, name.length - ending.length)}:${declension}`)
  return forms
}

/** The names a page may use: those of the case first, then the pack's (RD304). */
export function namesOf(pack: LanguagePack, setting: CaseSetting): Names {
  const own = setting.parties.flatMap((party) => [
    ...[party.name, ...party.aliases, ...party.capitals]
      .flatMap((form) => declined(form.replaceAll(':', ' '), pack))
      .map((form) => nameOf(party.name, form, false, pack)),
    ...party.demonyms.map((form) => nameOf(party.name, `${form}-`, true, pack)),
  ])
  const general = Object.entries(pack.names).flatMap(([party, { nouns, people }]) => [
    ...alternatives(nouns).map((form, at) => nameOf(party, form, false, pack, at > 0)),
    ...alternatives(people ?? '').map((form) => nameOf(party, form, true, pack)),
  ])
  const index = new Map<string, Name[]>()
  for (const name of [...own, ...general]) {
    const key = keyOf((name.words[0] ?? '').replace(/-$/u, ''))
    index.set(key, [...(index.get(key) ?? []), name])
  }
  return index
}

/** The names of a page and what else it calls a party by: 'la guerrilla' is its one armed group, as 'the group' is in English (RD9). */
export function alsoCalled(pack: LanguagePack, names: Names, party: string, forms: string): Names {
  const index = new Map(names)
  for (const form of alternatives(forms)) {
    const name = nameOf(party, form, false, pack)
    const key = keyOf(name.words[0] ?? '')
    index.set(key, [...(index.get(key) ?? []), name])
  }
  return index
}

const CASES: Readonly<Record<string, Case>> = { n: 'nom', a: 'acc', g: 'gen', d: 'dat', i: 'ins', b: 'abl', l: 'loc' }
const rolesOf = (letters: string): readonly Case[] => [...letters].flatMap((letter) => CASES[letter] ?? [])

/** A word that does not change may be subject or owner; a people's stem tells no role. */
function plainRoles(pack: LanguagePack, stem: string, word: Word): readonly Case[] | null {
  if (!stem.endsWith('-')) return word.lower !== stem ? null : pack.prepositional === true ? ['nom'] : ['nom', 'gen']
  const base = stem.slice(0, -1)
  return word.lower.startsWith(base) && word.lower.length - base.length <= 8 ? [] : null
}

/** The roles that a word's ending gives a name of one declension; null when the word is another. */
function endingRoles(pack: LanguagePack, stem: string, declension: string | null, word: Word): readonly Case[] | null {
  if (declension === null) return plainRoles(pack, stem, word)
  if (!word.lower.startsWith(stem)) return null
  const ending = word.ending === '' ? word.lower.slice(stem.length) : word.lower === stem ? word.ending : null
  if (ending === null) return null
  for (const [endings, roles] of pack.declensions[declension] ?? [])
    if (endings.split('|').includes(ending)) return rolesOf(roles)
  return ending === '' ? ['nom'] : null
}

function matchName(pack: LanguagePack, name: Name, words: readonly Word[], at: number): readonly Case[] | null {
  const last = name.words.length - 1
  for (let step = 0; step < last; step++)
    if (endingRoles(pack, name.words[step] ?? '', null, words[at + step] ?? NO_WORD) === null) return null
  return endingRoles(pack, name.words[last] ?? '', name.declension, words[at + last] ?? NO_WORD)
}
const NO_WORD: Word = { start: 0, end: 0, text: '', lower: '', ending: '', kind: 'mark' }

/** A force, side or government within three words tells the role of an adjective or of a name in the genitive before it. */
function forceAt(
  tools: Tools,
  names: Names,
  words: readonly Word[],
  to: number,
): { to: number; roles: readonly Case[] } | null {
  for (let at = to; at < Math.min(words.length, to + 4); at++) {
    // 'İsrailli esiri Kızılhaç ekiplerine': the force of another name.
    if (words[at]?.kind !== 'word' || isNamed(tools, names, words, at)) return null
    let force = tools.lists.forces.at(words, at)
    if (force === null) continue
    // 'silahlı qüvvələrinin bölmələri': the last of a row has the role.
    for (let next = tools.lists.forces.at(words, force.to); next !== null; next = tools.lists.forces.at(words, next.to))
      force = next
    // 'Kızılhaç Komitesi (ICRC) heyetine': past a short form in brackets.
    const past = words[force.to]?.text === '(' && words[force.to + 2]?.text === ')' ? force.to + 3 : null
    force = (past === null ? null : tools.lists.forces.at(words, past)) ?? force
    const last = words[force.to - 1] ?? NO_WORD
    const ending = tools.pack.forceCases.find(([form]) => `${last.lower}${last.ending}`.endsWith(form))
    return { to: force.to, roles: ending === undefined ? ['nom', 'acc'] : [ending[1]] }
  }
  return null
}

const isNamed = (tools: Tools, names: Names, words: readonly Word[], at: number): boolean =>
  /^\p{Lu}/u.test(words[at]?.text ?? '') &&
  (names.get(keyOf(words[at]?.lower ?? '')) ?? []).some((name) => matchName(tools.pack, name, words, at) !== null)

function mentionAt(tools: Tools, names: Names, words: readonly Word[], at: number): PartyMention | null {
  const { pack } = tools
  const lower = words[at]?.lower ?? ''
  for (const length of [KEY, 2, 1])
    for (const name of [...(names.get(lower.slice(0, length)) ?? [])].sort(
      (a, b) => b.words.join(' ').length - a.words.join(' ').length,
    )) {
      const roles = matchName(pack, name, words, at)
      if (roles === null) continue
      const to = at + name.words.length
      // 'PKK'lı': an ending that makes an adjective gives no role.
      const people = name.people || roles.length === 0
      return settle(tools, names, words, {
        party: name.party,
        from: at,
        to,
        roles,
        people,
        capital: name.capital,
        force: false,
      })
    }
  return null
}

/** The roles of a force before its owner: by the word before it, else by its ending. */
function rolesOfForce(tools: Tools, words: readonly Word[], at: number): readonly Case[] {
  // 'por presuntos integrantes del ELN'
  const head = tools.lists.between.has(words, at - 1) ? at - 1 : at
  const ending = tools.pack.forceCases.find(([form]) => (words[at]?.lower ?? '').endsWith(form))
  return (
    roleBefore(tools, words, at) ??
    roleBefore(tools, words, head) ??
    (ending === undefined ? ['nom', 'acc'] : [ending[1]])
  )
}

/** 'ՀԱՄԱՍ շարժումը': a name without an article right before the noun that stands for it. */
const isBareName = ({ pack, lists }: Tools, words: readonly Word[], { roles, to }: PartyMention): boolean =>
  pack.ownerFirst === true && roles.length === 1 && roles[0] === 'acc' && lists.forces.has(words, to)

function settle(tools: Tools, names: Names, words: readonly Word[], mention: PartyMention): PartyMention {
  let { from } = mention
  const ownerFirst = tools.pack.verbLast || tools.pack.ownerFirst === true
  // 'the army of X': the army's role is X's.
  const noun = words
    .slice(Math.max(0, from - 4), from)
    .findIndex((_, step, all) => tools.lists.forces.has(words, from - all.length + step))
  const found = noun < 0 || mention.people || ownerFirst ? -1 : Math.max(0, from - 4) + noun
  const forceBefore = found >= 0 && isOwned(tools, words, found + 1, from) ? found : -1
  const after = ownerFirst || mention.people ? forceAt(tools, names, words, mention.to) : null
  // 'Армия Нигерии': an ending that is a genitive among others.
  const canOwn = mention.roles.includes('gen') || mention.roles.every((role) => role === 'nom' || role === 'acc')
  if (forceBefore >= 0 && canOwn) {
    return { ...mention, from: forceBefore, force: true, roles: rolesOfForce(tools, words, forceBefore) }
  }
  if (
    after !== null &&
    (mention.people ||
      (tools.pack.verbLast && mention.roles.includes('nom')) ||
      isBareName(tools, words, mention) ||
      mention.roles.includes('gen'))
  )
    return {
      ...mention,
      to: after.to,
      force: true,
      roles:
        roleBefore(tools, words, from) ??
        (tools.roleAfter.at(words, after.to)?.value.split(' ') as Case[]) ??
        after.roles,
    }
  const before = roleBefore(tools, words, from)
  const behind = tools.roleAfter.at(words, mention.to)
  if (before !== null) {
    from = mention.from
    return { ...mention, roles: before }
  }
  return behind === null ? mention : { ...mention, roles: [behind.value] }
}

/** 'el ejército de Colombia'; not 'los militares a Ucrania': no preposition but that of a genitive stands between. */
function isOwned(tools: Tools, words: readonly Word[], from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const role = tools.roleBefore.at(words, at)
    if (words[at]?.kind !== 'word' || tools.lists.and.has(words, at) || (role !== null && role.value !== 'gen'))
      return false
  }
  return true
}

function roleBefore(tools: Tools, words: readonly Word[], from: number): readonly Case[] | null {
  for (const back of [3, 2, 1]) {
    const found = from - back < 0 ? null : tools.roleBefore.at(words, from - back)
    if (found !== null && found.to === from) return [found.value]
  }
  return null
}

const isOwnerFirst = ({ pack }: Tools) => pack.verbLast || pack.ownerFirst === true

const MEDIATION_REACH = 5
/** 'при посредничестве ОАЭ и США', 'Mısır ve Katar arabuluculuğunda': whoever mediates is no party to what is told. */
export function mediates(
  tools: Tools,
  words: readonly Word[],
  { from, to }: { readonly from: number; readonly to: number },
  reach = MEDIATION_REACH,
): boolean {
  const first = isOwnerFirst(tools)
  const [start, end] = first ? [to, to + reach] : [from - reach, from]
  for (let at = Math.max(0, start); at < Math.min(words.length, end); at++) {
    const [left, right] = first ? [to, at] : [at, from]
    if (tools.lists.mediation.has(words, at) && !words.slice(left, right).some(({ text }) => /^[,;:.]$/u.test(text)))
      return true
  }
  return false
}

/** The names of parties in a sentence, but for those who only mediate (RD304). */
export const findParties = (tools: Tools, names: Names, words: readonly Word[]): readonly PartyMention[] =>
  namedIn(tools, names, words).filter((mention) => !mediates(tools, words, mention))

function namedIn(tools: Tools, names: Names, words: readonly Word[]): readonly PartyMention[] {
  const found: PartyMention[] = []
  for (let at = 0; at < words.length; at++) {
    const mention = words[at]?.kind === 'word' ? mentionAt(tools, names, words, at) : null
    if (mention === null) continue
    // 'el gobierno de Venezuela', 'el ejército venezolano': whose it is stands beside it.
    const last = found.at(-1)
    const isOwnedAfter = last !== undefined && mention.from <= last.to && tools.lists.forces.has(words, last.from)
    if (isOwnedAfter && last.party !== mention.party && last.to - last.from === 1) found.pop()
    // 'el grupo palestino Hamas': the name of a people that only says whose a group is.
    const before = found.at(-1)
    const owns = isOwnerFirst(tools) && before?.roles.length === 1 && before.roles[0] === 'gen'
    const tells = (before?.people === true || owns) && !mention.people && mention.from - (before?.to ?? 0) <= 1
    if (tells && before !== undefined && before.party !== mention.party && onOneSide(before.party, mention.party))
      found.pop()
    found.push(mention)
    at = Math.max(at, mention.to - 1)
  }
  return found
}
