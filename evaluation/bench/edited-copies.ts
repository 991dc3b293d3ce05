import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readPage } from '@muster/app'
import { articleOf, EMPTY_CASE } from '@muster/core'

/** A page of a made-up collection, with the story it is a copy of. */
export interface MadePage {
  readonly id: string
  /** Pages of one story are copies of one another. */
  readonly story: string
  readonly how: string
  readonly day: string
  readonly text: string
}

const ROOT = fileURLToPath(new URL('../../cases/', import.meta.url))
/** Our own texts that tell one story in one wording already: they are labelled as the copies that they are. */
const COPY_OF: Readonly<Record<string, string>> = {
  '05-last-hostages-repost': '04-last-living-hostages',
  '11-medvedchuk-reblog': '10-medvedchuk-for-azovstal',
  '06-copy-of-forty-four': '05-forty-four-come-home',
}
/** Shorter ones are no articles. */
const LEAST_WORDS = 90

interface Base {
  readonly story: string
  readonly paragraphs: readonly string[]
}

/** Articles of the cases folder, as plain paragraphs. */
function baseArticles(): readonly Base[] {
  const files = [...listed('reports', /\.txt$/u), ...listed('pages', /\.html$/u), ...listed('sample/pages', /\.html$/u)]
  return files.flatMap(({ path, name }) => {
    const hint = { mediaType: null, charset: null, url: null, name: path }
    const { page } = readPage(readFileSync(path), hint, { setting: EMPTY_CASE, referenceDate: null, lang: null })
    const paragraphs = articleOf(page)
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
    const words = paragraphs.join(' ').split(/\s+/u).length
    return words >= LEAST_WORDS ? [{ story: COPY_OF[name] ?? name, paragraphs }] : []
  })
}

const listed = (folder: string, pattern: RegExp) =>
  readdirSync(join(ROOT, folder))
    .filter((file) => pattern.test(file))
    .map((file) => ({ path: join(ROOT, folder, file), name: file.replace(/\.\w+$/u, '') }))

type Chance = (below: number) => number

/**
 * A collection is made again from its seed. Two articles in three are stories with edited copies; the others are hosts:
 * each stands in for one page of its own that shares some words with a story, what it quotes or a sentence of background.
 */
export function collectionOf(seed: number): readonly MadePage[] {
  const chance = chances(seed)
  const all = drawnOrder(baseArticles(), chance)
  const copied = new Set(Object.values(COPY_OF))
  const isHost = (base: Base, at: number) => at % 3 === 0 && !copied.has(base.story)
  const hosts = all.filter(isHost)
  const pages: MadePage[] = []
  const add = (story: string, how: string, day: number, paragraphs: readonly string[]) =>
    pages.push({ id: `page ${pages.length}`, story, how, day: dayOf(day), text: paragraphs.join('\n') })
  all
    .filter((base, at) => !isHost(base, at))
    .forEach((base, at) => {
      const day = chance(2000)
      const lead = hosts[chance(hosts.length)]?.paragraphs ?? []
      add(base.story, 'as it was', day, base.paragraphs)
      for (const [how, edit] of Object.entries(EDITS))
        add(base.story, how, day + chance(6), edit(base.paragraphs, lead, chance))
      const host = hosts[at]
      if (!host) return
      if (at % 2 === 0)
        add(host.story, 'quotation only', day + chance(4), withQuotation(host.paragraphs, base.paragraphs, chance))
      else
        add(
          host.story,
          'one sentence of background',
          day + chance(20),
          withBackground(host.paragraphs, base.paragraphs),
        )
    })
  return pages
}

function drawnOrder<T>(items: readonly T[], chance: Chance): readonly T[] {
  return items
    .map((item) => ({ item, at: chance(1_000_000) }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item)
}

const dayOf = (day: number): string => new Date(Date.UTC(2015, 0, 1 + day)).toISOString().slice(0, 10)

const EDITS: Readonly<
  Record<string, (own: readonly string[], other: readonly string[], chance: Chance) => readonly string[]>
> = {
  abridged: (own, _, chance) => abridged(own, 0.35 + chance(45) / 100),
  'new lead': (own, other, chance) => [
    newLead(own, other, 1 + chance(2), chance),
    ...abridged(own.slice(own.length > 3 ? 1 : 0), 0.7 + chance(30) / 100),
  ],
  'translated headline': (own) => ['Заголовок на другом языке, переведённый редакцией сайта', ...own],
  'words changed': (own, _, chance) => own.map((paragraph) => wordsChanged(paragraph, chance)),
  'abridged, new lead, words changed': (own, other, chance) => [
    newLead(own, other, 1, chance),
    ...abridged(own, 0.45 + chance(35) / 100).map((paragraph) => wordsChanged(paragraph, chance)),
  ],
  'paragraphs moved': (own) => [...own.slice(Math.floor(own.length / 2)), ...own.slice(0, Math.floor(own.length / 2))],
}

const sentencesOf = (text: string): readonly string[] => text.match(/[^.!?]+[.!?]+["”»]?\s*/gu) ?? [text]

/** A lead of its own for each copy: the run of somebody else's sentences with words of the story in every third place. */
function newLead(own: readonly string[], other: readonly string[], sentences: number, chance: Chance): string {
  const words = own.join(' ').split(/\s+/u)
  const from = chance(Math.max(1, sentencesOf(other.join(' ')).length - sentences))
  return sentencesOf(other.join(' '))
    .slice(from, from + sentences)
    .join(' ')
    .split(/\s+/u)
    .map((word, at) => (at % 3 === 1 ? (words[chance(words.length)] ?? word) : word))
    .join(' ')
}

/** Cut as an editor cuts: from the end, and now and then a sentence in between. */
function abridged(own: readonly string[], share: number): readonly string[] {
  const all = own.flatMap((paragraph, at) => sentencesOf(paragraph).map((sentence) => ({ at, sentence })))
  const wanted = Math.max(3, Math.round(all.length * share))
  const kept = all.filter((_, at) => at % 7 !== 5 || all.length < 8).slice(0, wanted)
  return own
    .map((_, at) =>
      kept
        .filter((each) => each.at === at)
        .map((each) => each.sentence.trim())
        .join(' '),
    )
    .filter((paragraph) => paragraph !== '')
}

/** One word in twenty-five goes, or another of the text takes its place. */
function wordsChanged(paragraph: string, chance: Chance): string {
  const words = paragraph.split(' ')
  return words
    .flatMap((word) => (chance(25) > 0 ? [word] : chance(2) === 0 ? [] : [words[chance(words.length)] ?? word]))
    .join(' ')
}

/** Somebody else's text, with a statement of 25 to 60 words that the story has too. */
function withQuotation(host: readonly string[], own: readonly string[], chance: Chance): readonly string[] {
  const words = own
    .join(' ')
    .replace(/["“”«»„]/gu, '')
    .split(/\s+/u)
  const length = Math.min(words.length, 25 + chance(35))
  const from = chance(words.length - length + 1)
  const quoted = `“${words.slice(from, from + length).join(' ')},” the ministry said.`
  return [...host.slice(0, 1), quoted, ...host.slice(1)]
}

/** Somebody else's text, with the last sentence of the story as its background. */
const withBackground = (host: readonly string[], own: readonly string[]): readonly string[] => [
  ...host,
  sentencesOf(own.join(' ')).at(-1) ?? '',
]

function chances(from: number): Chance {
  let state = from | 0
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % Math.max(1, below)
  }
}
