#!/usr/bin/env node
// Scores proposed claims against gold claims.
//
//   node score-claims.mjs GOLD_DIR PREDICTED_DIR [TEXT_DIR] [--json] [--misses]
//
// GOLD_DIR       NN-slug.json files with {claims:[...]}: each claim locates itself by `quote` (exact) or `anchor` (a few words).
// PREDICTED_DIR  NN-slug.json files, each the output of the reader for that page: {claims:[{kind,count,actor,peopleOf,recipient,...,quote}]}.
// TEXT_DIR       NN-slug.txt or NN-slug.html (default: GOLD_DIR).
//
// detection  a predicted claim of the same kind whose quote lies in the gold claim's sentence; one to one.
// strict     detection, and count, stance and every party (actor, peopleOf, recipient) that the gold names are right;
//            for `office`: the person.
// grounded   share of predicted quotes that occur in the page's text.
// core       all kinds but `office` and `undertaking`, which background paragraphs are full of.
// A slot that the gold leaves null is not scored, `count` and `stance` apart: a number where the text gives none is wrong.
// Gold claims with "optional": true cost nothing when missed and nothing when found.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'

const flags = new Set(process.argv.slice(2).filter((a) => a.startsWith('--')))
const [goldDir, predictedDir, textDir = goldDir] = process.argv.slice(2).filter((a) => !a.startsWith('--'))
if (!goldDir || !predictedDir) {
  console.error('usage: score-claims.mjs GOLD_DIR PREDICTED_DIR [TEXT_DIR] [--json] [--misses]')
  process.exit(2)
}

const ENTITIES = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  rsquo: '’',
  lsquo: '‘',
  ldquo: '“',
  rdquo: '”',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  middot: '·',
  laquo: '«',
  raquo: '»',
}
for (const [mark, code] of Object.entries({
  acute: 0x301,
  grave: 0x300,
  circ: 0x302,
  tilde: 0x303,
  uml: 0x308,
  cedil: 0x327,
  ring: 0x30a,
}))
  for (const letter of 'aeiouyncsAEIOUYNCS')
    ENTITIES[letter + mark] = (letter + String.fromCodePoint(code)).normalize('NFC')
const decode = (s) =>
  s.replace(/&(#x?[0-9a-f]+|\w+);/gi, (m, e) =>
    e[0] === '#'
      ? String.fromCodePoint(e[1] === 'x' || e[1] === 'X' ? parseInt(e.slice(2), 16) : Number(e.slice(1)))
      : (ENTITIES[e] ?? ENTITIES[e.toLowerCase()] ?? m),
  )
const htmlText = (html) =>
  decode(
    html
      .replace(/<!--[\s\S]*?-->/g, ' ')
      .replace(/<(script|style|noscript|template)\b[\s\S]*?<\/\1>/gi, ' ')
      .replace(/<\/?(p|div|li|h\d|br|tr|td|section|article|header|footer|blockquote|ul|ol|table)\b[^>]*>/gi, ' \u2029 ')
      .replace(/<[^>]+>/g, ''),
  )
const fold = (s) =>
  (s ?? '')
    .normalize('NFKC')
    .replace(/[‘’ʼ′`]/g, "'")
    .replace(/[“”«»„]/g, '"')
    .replace(/[‐‑–—]/g, '-')
    .replace(/[^\S\u2029]+/g, ' ')
    .toLowerCase()
    .trim()

function sentenceSpan(text, start, end) {
  const before = text.slice(0, start)
  const cut = Math.max(
    before.lastIndexOf('\u2029') + 1,
    ...[...before.matchAll(/[.!?]["')\]]*\s+(?=\S)/g)].slice(-1).map((m) => m.index + m[0].length),
    0,
  )
  const after = text.slice(end).search(/[.!?]["')\]]*(\s|$)|\u2029/)
  return [cut, after < 0 ? text.length : end + after + 1]
}
function locate(text, words) {
  const needle = fold(words).replace(/\u2029/g, ' ')
  if (!needle) return []
  const spans = []
  for (let at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + 1)) spans.push([at, at + needle.length])
  return spans
}

const PARTY = [
  [/artsakh|nagorno|karabakh/, 'artsakh'],
  [/armenia|yerevan/, 'armenia'],
  [/azerbaijan|azeri|baku|aliyev/, 'azerbaijan'],
  [/dpr|lpr|donetsk|luhansk|lugansk|separatist/, 'separatists'],
  [/ukrain|kyiv|kiev/, 'ukraine'],
  [/russia|moscow|kremlin/, 'russia'],
  [/houthi|ansar ?allah/, 'houthis'],
  [/yemen/, 'yemen government'],
  [/saudi/, 'saudi arabia'],
  [/hamas/, 'hamas'],
  [/palestin|gaza/, 'palestinians'],
  [/israel|idf/, 'israel'],
  [/tigray|tplf/, 'tigray'],
  [/ethiopia/, 'ethiopia'],
  [/eritrea/, 'eritrea'],
  [/m23/, 'm23'],
  [/congo|drc/, 'dr congo'],
  [/\beln\b/, 'eln'],
  [/farc/, 'farc'],
  [/colombia/, 'colombia'],
  [/\bindia/, 'india'],
  [/pakistan/, 'pakistan'],
  [/georgia|tbilisi/, 'georgia'],
  [/ossetia/, 'south ossetia'],
  [/\brsf\b|rapid support/, 'rsf'],
  [/sudan/, 'sudan'],
  [/\blna\b|haftar/, 'lna'],
  [/\bgna\b|tripoli/, 'gna'],
  [/libya/, 'libya'],
]
const party = (s) => {
  const f = fold(s)
  if (!f) return null
  for (const [re, id] of PARTY) if (re.test(f)) return id
  return f.replace(/^the /, '')
}
const count = (c) => (c == null || (c.min == null && c.max == null) ? '-' : `${c.min ?? ''}..${c.max ?? ''}`)
const tokens = (s) =>
  new Set(
    fold(s)
      .replace(/[^\p{L}\p{N} ]/gu, ' ')
      .split(/\s+/)
      .filter(
        (t) =>
          t.length > 2 && !['the', 'and', 'district', 'region', 'area', 'city', 'village', "country's"].includes(t),
      ),
  )
const overlap = (a, b) => {
  const x = tokens(a),
    y = tokens(b)
  if (!x.size && !y.size) return true
  let n = 0
  for (const t of x) if (y.has(t)) n++
  return n > 0 && n / Math.min(x.size, y.size) >= 0.5
}
const voice = (s) => (s == null || /^(article|reporter|author|narrator)$/i.test(s) ? 'article' : s)
const list = (c, one, many) => c[many]?.join(' ') ?? c[one] ?? ''
const partyIs = (slot) => (g, p) => {
  if (g[slot] == null) return null
  const several = (s) => /\band\b|^both\b/.test(fold(s))
  if (several(g[slot]) || several(p[slot]))
    return (
      several(g[slot]) &&
      several(p[slot]) &&
      (/^both/.test(fold(g[slot])) || /^both/.test(fold(p[slot])) || overlap(g[slot], p[slot]))
    )
  return party(g[slot]) === party(p[slot])
}
// each says right (true), wrong (false) or not scored (null)
const SLOTS = {
  count: (g, p) => (g.kind === 'office' ? null : count(g.count) === count(p.count)),
  stance: (g, p) => (g.stance ?? 'asserted') === (p.stance ?? 'asserted'),
  actor: partyIs('actor'),
  peopleOf: partyIs('peopleOf'),
  recipient: partyIs('recipient'),
  person: (g, p) => (g.person == null ? null : overlap(g.person, p.person)),
  speaker: (g, p) =>
    voice(g.speaker) === 'article'
      ? voice(p.speaker) === 'article'
      : voice(p.speaker) !== 'article' && overlap(g.speaker, p.speaker),
  date: (g, p) => (g.date == null ? null : g.date.replace(/~/g, '') === (p.date ?? '').replace(/~/g, '')),
  place: (g, p) =>
    list(g, 'place', 'places') === '' ? null : overlap(list(g, 'place', 'places'), list(p, 'place', 'places')),
}
const STRICT = ['count', 'stance', 'actor', 'peopleOf', 'recipient', 'person']
const BACKGROUND = new Set(['office', 'undertaking'])

const fresh = () => ({ gold: 0, predicted: 0, found: 0, strictFound: 0, spare: 0 })
const all = fresh(),
  core = fresh()
let grounded = 0
const kinds = {},
  slots = Object.fromEntries(Object.keys(SLOTS).map((s) => [s, { right: 0, scored: 0 }]))
const misses = []
const tally = (kind, field) => {
  kinds[kind] = kinds[kind] ?? fresh()
  kinds[kind][field]++
  all[field]++
  if (!BACKGROUND.has(kind)) core[field]++
}

for (const file of readdirSync(goldDir)
  .filter((f) => f.endsWith('.json') && !f.startsWith('package'))
  .sort()) {
  const id = basename(file, '.json').replace(/\.gold$/, '')
  const gold = JSON.parse(readFileSync(join(goldDir, file), 'utf8'))
  if (!Array.isArray(gold.claims)) continue
  const textFile = ['.txt', '.html'].map((e) => join(textDir, id + e)).find(existsSync)
  if (!textFile) {
    console.error(`${id}: no text`)
    continue
  }
  const raw = readFileSync(textFile, 'utf8')
  const text = fold(textFile.endsWith('.html') ? htmlText(raw) : raw.replace(/\n\s*\n/g, ' \u2029 '))
  const predictedFile = join(predictedDir, `${id}.json`)
  const predicted = existsSync(predictedFile) ? (JSON.parse(readFileSync(predictedFile, 'utf8')).claims ?? []) : []
  const spansOf = (c) => locate(text, c.quote ?? c.anchor)
  const goldSpans = gold.claims.map((c) => spansOf(c).map(([a, b]) => sentenceSpan(text, a, b)))
  const predictedSpans = predicted.map(spansOf)
  predicted.forEach((p, j) => {
    tally(p.kind, 'predicted')
    if (predictedSpans[j].length) grounded++
  })
  const pairs = []
  gold.claims.forEach((g, i) => {
    if (!g.optional) tally(g.kind, 'gold')
    predicted.forEach((p, j) => {
      if (g.kind !== p.kind) return
      if (!goldSpans[i].some(([a, b]) => predictedSpans[j].some(([c, d]) => a < d && c < b))) return
      const verdicts = Object.entries(SLOTS)
        .map(([s, judge]) => [s, judge(g, p)])
        .filter(([, v]) => v !== null)
      const right = verdicts.filter(([, v]) => v).length
      pairs.push({ i, j, verdicts, score: right / verdicts.length + SLOTS.count(g, p) + (g.optional ? -0.1 : 0) })
    })
  })
  pairs.sort((a, b) => b.score - a.score || a.i - b.i || a.j - b.j)
  const usedG = new Set(),
    usedP = new Set()
  for (const { i, j, verdicts } of pairs) {
    if (usedG.has(i) || usedP.has(j)) continue
    usedG.add(i)
    usedP.add(j)
    const g = gold.claims[i]
    if (g.optional) {
      tally(g.kind, 'spare')
      continue
    }
    tally(g.kind, 'found')
    for (const [s, v] of verdicts) {
      slots[s].scored++
      slots[s].right += v
    }
    const wrong = verdicts.filter(([, v]) => !v).map(([s]) => s)
    if (!wrong.some((s) => STRICT.includes(s))) tally(g.kind, 'strictFound')
    if (wrong.length)
      misses.push(
        `${id} wrong ${wrong.map((s) => `${s}=${s === 'count' ? count(predicted[j].count) : predicted[j][s]}`).join(', ')}: ${g.kind} | ${g.quote ?? g.anchor}`,
      )
  }
  gold.claims.forEach((g, i) => {
    if (!usedG.has(i) && !g.optional) misses.push(`${id} missed ${g.kind} ${count(g.count)} | ${g.quote ?? g.anchor}`)
  })
  predicted.forEach((p, j) => {
    if (!usedP.has(j)) misses.push(`${id} extra ${p.kind} ${count(p.count)} | ${(p.quote ?? '').slice(0, 90)}`)
  })
}

const f1 = (hit, predicted, gold) => {
  const p = hit / (predicted || 1),
    r = hit / (gold || 1)
  return { precision: +p.toFixed(3), recall: +r.toFixed(3), f1: +(p + r ? (2 * p * r) / (p + r) : 0).toFixed(3) }
}
const scores = (t) => ({
  gold: t.gold,
  predicted: t.predicted,
  detection: f1(t.found, t.predicted - t.spare, t.gold),
  strict: f1(t.strictFound, t.predicted - t.spare, t.gold),
})
const result = {
  all: scores(all),
  core: scores(core),
  grounded: +(grounded / (all.predicted || 1)).toFixed(3),
  slots: Object.fromEntries(
    Object.entries(slots).map(([s, { right, scored }]) => [
      s,
      { accuracy: +(right / (scored || 1)).toFixed(3), scored },
    ]),
  ),
  kinds: Object.fromEntries(Object.entries(kinds).map(([k, t]) => [k, scores(t)])),
}
if (flags.has('--json')) console.log(JSON.stringify(result, null, 1))
else {
  if (flags.has('--misses')) console.log(misses.join('\n'))
  console.log(
    `grounded ${result.grounded}; slots right: ${Object.entries(result.slots)
      .map(([s, v]) => `${s} ${v.accuracy}`)
      .join('  ')}`,
  )
  for (const [k, t] of Object.entries(result.kinds))
    console.log(
      `  ${k.padEnd(16)} gold ${String(t.gold).padStart(4)}  predicted ${String(t.predicted).padStart(4)}  detection F1 ${t.detection.f1}  strict F1 ${t.strict.f1}`,
    )
  for (const name of ['all', 'core']) {
    const t = result[name]
    console.log(
      `${name.padEnd(4)} gold ${t.gold} predicted ${t.predicted}: detection F1 ${t.detection.f1} (P ${t.detection.precision} R ${t.detection.recall}); strict F1 ${t.strict.f1} (P ${t.strict.precision} R ${t.strict.recall})`,
    )
  }
}
