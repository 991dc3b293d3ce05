import type { PageText } from '../../claims/source.ts'
import type { KnownName, NameIndex } from '../names/party-names.ts'
import { TITLES } from '../packs/en/cues.ts'
import { joinApostrophes, type Token, tokenize } from '../tokens.ts'
import { functionClass } from './lexicon.ts'

/** A name of a party in a sentence. */
export interface PartyMention {
  readonly from: number
  readonly to: number
  readonly name: KnownName
}

const straight = (word: string) => word.replace(/[’ʼ]/gu, "'")

function nameAt(tokens: readonly Token[], at: number, name: KnownName): boolean {
  return name.words.every((word, step) => {
    const token = tokens[at + step]
    const lower = straight(token?.lower ?? '')
    // 'the Northland Liberation Movement-Berg faction'.
    const wing = step > 0 && step === name.words.length - 1 && lower.startsWith(`${word}-`)
    return lower === word || (wing && /-\p{Lu}\p{Ll}/u.test(token?.text ?? ''))
  })
}

/** The names of parties in a sentence, the longest first, none inside another. */
export function findParties(tokens: readonly Token[], index: NameIndex): readonly PartyMention[] {
  const found: PartyMention[] = []
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]
    if (token?.kind !== 'word') continue
    const names = index.get(straight(token.lower)) ?? []
    // A name keeps its capital: 'us', 'is' and 'polish' are words, 'US', 'IS' and 'Polish' are names.
    const name = names.find((known) => nameAt(tokens, at, known) && properlyCased(token, known))
    // 'the Northland-led coalition' has a name of its own.
    const led = name === undefined ? leader(token, index) : undefined
    if (led !== undefined) found.push({ from: at, to: at + 1, name: led })
    if (name?.form === 'leader' && name.words.length === 1 && isNamesake(tokens, at, index)) continue
    if (name === undefined || isContinental(tokens, at, name) || isEthnic(tokens, at, name)) continue
    if (namesTalks(tokens, at, name) || endsTown(tokens, at, name) || isAgency(tokens, at, name)) continue
    found.push({ from: at, to: at + name.words.length, name })
    at += name.words.length - 1
  }
  return found
}

/** 'the Hamas-led attack': whose attack it was. */
function leader(token: Token, index: NameIndex): KnownName | undefined {
  if (!token.lower.endsWith('-led')) return undefined
  const name = straight(token.lower.slice(0, -'-led'.length))
  return index.get(name)?.find((known) => known.words.length === 1 && known.kind !== 'neutral')
}

/** 'Akhmed Aliyev' where the leader is another Aliyev: a name of somebody else's before it. */
function isNamesake(tokens: readonly Token[], at: number, index: NameIndex): boolean {
  const before = tokens[at - 1]
  if (before?.kind !== 'word' || !/^\p{Lu}\p{Ll}{2,}$/u.test(before.text)) return false
  const lower = straight(before.lower)
  return (
    !TITLES.has(lower) && functionClass(lower) === null && !index.has(lower) && !/(?:ian|ese|ish|i|an)$/u.test(lower)
  )
}

/** 'Latin Americans', 'a South American mission': people of a continent, not of the state whose name they share. */
const isContinental = (tokens: readonly Token[], at: number, name: KnownName): boolean =>
  name.form === 'demonym' &&
  /^americans?$/u.test(name.words[0] ?? '') &&
  /^(?:latin|south|central|north)$/u.test(tokens[at - 1]?.lower ?? '')

/** 'ethnic Albanians': people of no state, whichever it is that they are called after. */
const isEthnic = (tokens: readonly Token[], at: number, name: KnownName): boolean =>
  name.kind === 'state' && name.form === 'demonym' && tokens[at - 1]?.lower === 'ethnic'

/** 'REDVALE, Northland (AA) —': in a dateline an agency's mark, whoever else goes by those letters. */
const isAgency = (tokens: readonly Token[], at: number, name: KnownName): boolean =>
  at < 12 &&
  name.kind === 'group' &&
  tokens[at - 1]?.text === '(' &&
  tokens[at + name.words.length]?.text === ')' &&
  /^\p{Pd}+$/u.test(tokens[at + name.words.length + 1]?.text ?? '')

/** 'Redvale da Northport': a town whose name ends in that of a capital elsewhere. */
const endsTown = (tokens: readonly Token[], at: number, name: KnownName): boolean =>
  name.form === 'capital' &&
  /^(?:da|de|do|dos|das|del|di|du)$/u.test(tokens[at - 1]?.text ?? '') &&
  /^\p{Lu}/u.test(tokens[at - 2]?.text ?? '')

/** 'the Minsk agreements', 'the Astana format': called after where it was talked about. */
const namesTalks = (tokens: readonly Token[], at: number, name: KnownName): boolean =>
  name.form === 'capital' &&
  /^(?:agreements?|accords?|protocols?|memorandum|group|process|format|talks|negotiations|deal|declaration|conference|package|formula|summit)$/u.test(
    tokens[at + name.words.length]?.lower ?? '',
  )

function properlyCased(token: Token, name: KnownName): boolean {
  if (name.common === true) return true
  if (name.words.length === 1 && token.text.length <= 3)
    return token.text === token.text.toUpperCase() || token.text === 'Lao'
  return /^\p{Lu}/u.test(token.text) || token.text.includes('-') || name.words.length > 1
}

/** The parties that a page names above its text: in its title and its dateline. */
export function partiesInHead({ text, blocks }: PageText, index: NameIndex): readonly KnownName[] {
  return blocks
    .filter(({ role }) => role === 'title' || role === 'dateline')
    .flatMap(({ start, end }) => findParties(joinApostrophes(tokenize(text, start, end)), index))
    .map(({ name }) => name)
}
