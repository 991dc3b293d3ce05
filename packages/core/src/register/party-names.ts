import type { CaseSetting, Party } from '../claims/case-setting.ts'

const fold = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/^the /u, '').trim()

/** Looks names up in a case: exact names, aliases, demonyms, capitals and leaders of a party all stand for it. */
export interface PartyNames {
  /** The case's own name for what a text calls a party; the text's word when the case does not know it. */
  readonly canonical: (name: string) => string
  /** The party a speaker speaks for, by name; null when the words do not settle it. */
  readonly speaksFor: (speaker: string) => string | null
  readonly partyOf: (name: string) => Party | null
  readonly sameSide: (a: string, b: string) => boolean
  /** 'Armenia and Azerbaijan' as two parties; 'both' stays one word unless the page settles it. */
  readonly several: (actor: string) => readonly string[]
}

const wordsOf = (party: Party): readonly string[] => [
  party.name,
  ...party.aliases,
  ...party.demonyms,
  ...party.capitals,
  ...party.leaders,
]

const kept = new WeakMap<CaseSetting, PartyNames>()

/** The names of a case's setting, drawn up once for it: names once looked up are known to every later question. */
export function partyNames(setting: CaseSetting): PartyNames {
  const known = kept.get(setting) ?? drawnUp(setting)
  kept.set(setting, known)
  return known
}

function drawnUp(setting: CaseSetting): PartyNames {
  const byWord = new Map<string, Party>()
  for (const party of setting.parties) for (const word of wordsOf(party)) byWord.set(fold(word), party)
  for (const office of setting.offices) {
    const party = byWord.get(fold(office.party))
    if (party) byWord.set(fold(office.holder), party)
  }
  const words = [...byWord.keys()].sort((a, b) => b.length - a.length)
  const parties = new Map<string, Party | null>()
  const partyOf = (name: string): Party | null => {
    const known = parties.get(name)
    if (known !== undefined) return known
    const found = byWord.get(fold(name)) ?? null
    parties.set(name, found)
    return found
  }
  const canonical = (name: string): string => partyOf(name)?.name ?? name
  const speakers = new Map<string, string | null>()
  const speaksFor = (speaker: string): string | null => {
    const known = speakers.get(speaker)
    if (known !== undefined) return known
    const found = findParty(fold(speaker), words, byWord)
    speakers.set(speaker, found)
    return found
  }
  const sideOf = (name: string): string => {
    const party = partyOf(name)
    return party?.side ?? party?.name ?? name
  }
  return {
    canonical,
    speaksFor,
    partyOf,
    sameSide: (a, b) => sideOf(a) === sideOf(b),
    several: (actor) =>
      partyOf(actor) ? [canonical(actor)] : actor.split(/,? and |, /u).map((name) => canonical(name.trim())),
  }
}

/** The first party named in a speaker's words, as whole words: 'Azerbaijan’s foreign minister', 'the Baku court'. */
function findParty(speaker: string, words: readonly string[], byWord: ReadonlyMap<string, Party>): string | null {
  let best: { at: number; name: string } | null = null
  for (const word of words) {
    const at = speaker.indexOf(word)
    if (at < 0 || (best && best.at <= at)) continue
    if (isLetter(speaker[at - 1]) || isLetter(speaker[at + word.length])) continue
    best = { at, name: byWord.get(word)?.name ?? word }
  }
  return best?.name ?? null
}

const isLetter = (char: string | undefined): boolean => char !== undefined && /\p{L}/u.test(char)
