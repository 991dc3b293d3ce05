import leaders from '../../../../../vocabularies/leaders.json' with { type: 'json' }
import type { LanguagePack } from './pack.ts'

const letters = (from: string, to: string): ReadonlyMap<string, string> => {
  const sounds = to.split(' ')
  return new Map([...from].map((letter, at) => [letter, sounds[at] ?? '']))
}

/** How letters sound, roughly: names of leaders are spelled in many ways. */
const SOUNDS: ReadonlyMap<string, string> = new Map([
  ...letters(
    'абвгґдеєжзиіїйклмнопрстуфхцчшщьыэюя',
    'a b v g g d e e zh z i i i y k l m n o p r s t u f h ts ch sh sh  i e u a',
  ),
  ...letters(
    'աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքևօֆ',
    'a b g d e z e e t zh i l h ts k h dz g ch m y n sh o ch p j r s v t r ts v p k ev o f',
  ),
  ...letters('şçğıəöüñ', 'sh ch g i a o u n'),
])

const soundOf = (word: string): string =>
  [...word.toLowerCase().replaceAll('ու', 'у')]
    .map((letter) => SOUNDS.get(letter) ?? letter.normalize('NFKD').replace(/\p{M}/gu, ''))
    .join('')
    .replaceAll('kh', 'h')
    .replace(/[yjw'’ʼ]/gu, '')
    .replace(/(.)\1/gu, '$1')

const LEAST = 4
/** The consonants of a name; of a short one every letter. */
const keyOf = (word: string): string => {
  const sound = soundOf(word)
  const bones = sound.replace(/[aeiou]/gu, '').replace(/h$/u, '')
  return bones.length < LEAST ? sound : `${sound[0]}-${bones}`
}

/** Family names that stand alone in the vocabulary, each of one party. */
const PARTY_OF: ReadonlyMap<string, string | null> = (() => {
  const found = new Map<string, string | null>()
  for (const { name, leaders: names } of leaders.parties)
    for (const leader of names)
      if (!leader.includes(' ')) {
        const key = keyOf(leader)
        found.set(key, found.has(key) && found.get(key) !== name ? null : name)
      }
  return found
})()

/** The party whose leader a speaker's name is: 'президент Зеленский', 'Nikol Paşinyan' (RD313); null: none that is known. */
export function partyOfLeader({ nameEnding }: LanguagePack, speaker: string): string | null {
  for (const [word] of speaker.matchAll(/\p{Lu}[\p{L}'’]{3,}/gu)) {
    const parted = word.split(/['’]/u)[0] ?? word
    for (const form of [parted, nameEnding === undefined ? parted : parted.replace(nameEnding, '')]) {
      const party = PARTY_OF.get(keyOf(form))
      if (party != null) return party
    }
  }
  return null
}
