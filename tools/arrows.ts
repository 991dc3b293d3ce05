import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, normalize, relative } from 'node:path'

/** One import: the file it stands in and what it names, both from the repository's root; packages as 'npm:NAME'. */
export interface Arrow {
  readonly from: string
  readonly to: string
  readonly typeOnly: boolean
}

export interface ArrowRule {
  readonly name: string
  readonly breaks: (arrow: Arrow) => boolean
  readonly instead: string
}

const inPackage = (name: string) => (path: string) => path.startsWith(`packages/${name}/`)
const core = inPackage('core')
const doors = (path: string) => inPackage('server')(path) || inPackage('cli')(path)
const isNpm = (path: string) => path.startsWith('npm:') || path.startsWith('node:')

/** Folders of the core in the order of the flow: each may import itself and those before it. */
const CORE_ORDER = [
  'time',
  'claims',
  'names',
  'reading',
  'review',
  'ledger',
  'matching',
  'register',
  'estimates',
  'report',
]
const coreFolder = (path: string) => (core(path) ? CORE_ORDER.indexOf(path.split('/')[3] ?? '') : -1)

/** What the core may take from npm: pure values, no I/O; see docs/decisions/0002. */
const CORE_MAY_USE: Readonly<Record<string, readonly string[]>> = {
  'npm:edtf': ['packages/core/src/time/'],
  'npm:@noble/hashes': ['packages/core/src/ledger/digest.ts'],
  'npm:canonicalize': ['packages/core/src/ledger/digest.ts'],
}

export const ARROW_RULES: readonly ArrowRule[] = [
  {
    name: 'core-is-pure',
    breaks: ({ from, to }) =>
      core(from) &&
      !core(to) &&
      !to.startsWith('vocabularies/') &&
      !(CORE_MAY_USE[to] ?? []).some((path) => from.startsWith(path)),
    instead: 'take the value as an argument, or put the I/O behind a port in core/ports and an adapter outside',
  },
  {
    name: 'core-goes-one-way',
    breaks: ({ from, to }) => coreFolder(from) >= 0 && coreFolder(to) > coreFolder(from),
    instead: `move what is shared into the earlier folder: ${CORE_ORDER.join(' → ')}`,
  },
  {
    name: 'engines-take-values',
    breaks: ({ from, to }) => coreFolder(from) >= 0 && to.startsWith('packages/core/src/ports/'),
    instead: 'pass the value that the port would give; only app talks to ports',
  },
  {
    name: 'answers-never-reread',
    breaks: ({ from, to }) =>
      /core\/src\/(?:matching|register|report)\//u.test(from) && to.startsWith('packages/core/src/reading/'),
    instead: 'derive from accepted claims; a page is read once, before review',
  },
  {
    name: 'adapters-point-inward',
    breaks: ({ from, to }) =>
      ['intake', 'ledger'].some(
        (name) => inPackage(name)(from) && to.startsWith('packages/') && !core(to) && !inPackage(name)(to),
      ),
    instead: 'import from core only; let app bring adapters together',
  },
  {
    name: 'one-composition-root',
    breaks: ({ from, to, typeOnly }) =>
      inPackage('app')(from) &&
      !typeOnly &&
      (inPackage('ledger')(to) || (inPackage('intake')(to) && !/\/read-(?:page|roll)\.ts$/u.test(from))) &&
      !from.endsWith('/compose.ts'),
    instead:
      'name adapters in app/compose.ts only (read-page.ts and read-roll.ts may decode), and pass them on as ports',
  },
  {
    name: 'sql-stays-in-storage',
    breaks: ({ from, to }) => /^npm:(?:kysely|pg|better-sqlite3)/u.test(to) && !inPackage('ledger')(from),
    instead: 'ask the store through its port',
  },
  {
    name: 'doors-are-thin',
    breaks: ({ from, to }) => doors(from) && (inPackage('intake')(to) || inPackage('ledger')(to)),
    instead: 'add an act to app and call that',
  },
  {
    name: 'contract-knows-words-only',
    breaks: ({ from, to }) =>
      inPackage('contract')(from) && to.startsWith('packages/') && !core(to) && !inPackage('contract')(to),
    instead: 'the contract describes what crosses the wire: core words and schemas',
  },
  {
    name: 'web-speaks-contract',
    breaks: ({ from, to }) =>
      from.startsWith('packages/web/src/') &&
      to.startsWith('packages/') &&
      !['web', 'contract', 'core'].some((name) => inPackage(name)(to)),
    instead: 'ask the API through the typed client',
  },
  {
    name: 'decode-at-the-edge',
    breaks: ({ from, to }) =>
      to === 'npm:zod' &&
      !['contract', 'server', 'intake', 'ledger'].some((name) => inPackage(name)(from)) &&
      !from.startsWith('tools/'),
    instead: 'decode unknown input in contract, intake or ledger, and pass typed values on',
  },
]

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\s+(type\s+)?[^'"\n;]*(?:\n[^'"\n;]*)*?from\s+['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)|(?:^|\n)\s*import\s+['"]([^'"]+)['"]/gu

/** All imports of a file's text. */
export function arrowsOf(path: string, text: string): readonly Arrow[] {
  return [...text.matchAll(IMPORT)].map((match) => {
    const named = match[2] ?? match[3] ?? match[4] ?? ''
    return { from: path, to: targetOf(path, named), typeOnly: match[1] !== undefined }
  })
}

function targetOf(path: string, named: string): string {
  if (named.startsWith('.')) return normalize(join(dirname(path), named))
  if (named.startsWith('@muster/')) return `packages/${named.slice('@muster/'.length)}/src/index.ts`
  if (named.startsWith('node:')) return named
  return `npm:${named
    .split('/')
    .slice(0, named.startsWith('@') ? 2 : 1)
    .join('/')}`
}

/** Every source file below a folder, from the root. */
export function sourcesBelow(root: string, folder: string): readonly string[] {
  return readdirSync(join(root, folder)).flatMap((name) => {
    const path = join(folder, name)
    if (name === 'node_modules' || name === 'dist') return []
    if (statSync(join(root, path)).isDirectory()) return sourcesBelow(root, path)
    return /\.tsx?$/u.test(name) && !name.endsWith('.d.ts') ? [path] : []
  })
}

/** Each broken rule as a sentence with its remedy. Tests may import what they test with. */
export function brokenArrows(arrows: readonly Arrow[]): readonly string[] {
  return arrows
    .filter(({ from }) => !from.endsWith('.test.ts') && !from.endsWith('/conformance.ts'))
    .flatMap((arrow) =>
      ARROW_RULES.filter((rule) => rule.breaks(arrow)).map(
        (rule) => `${rule.name}: ${arrow.from} imports ${arrow.to}; instead, ${rule.instead}`,
      ),
    )
}

/** A chain of imports that ends where it began, or null. Type-only imports vanish at run time and make no cycle. */
export function firstCycle(arrows: readonly Arrow[]): readonly string[] | null {
  const next = new Map<string, string[]>()
  for (const { from, to, typeOnly } of arrows)
    if (!typeOnly && !isNpm(to)) next.set(from, [...(next.get(from) ?? []), to])
  const done = new Set<string>()
  const walk = (path: string, trail: readonly string[]): readonly string[] | null => {
    if (trail.includes(path)) return [...trail.slice(trail.indexOf(path)), path]
    if (done.has(path)) return null
    for (const to of next.get(path) ?? []) {
      const cycle = walk(to, [...trail, path])
      if (cycle) return cycle
    }
    done.add(path)
    return null
  }
  for (const path of next.keys()) {
    const cycle = walk(path, [])
    if (cycle) return cycle
  }
  return null
}

/** Reads the arrows of the whole repository. */
export const repositoryArrows = (root: string): readonly Arrow[] =>
  ['packages', 'tools', 'evaluation']
    .flatMap((folder) => sourcesBelow(root, folder))
    .flatMap((path) => arrowsOf(relative('.', path), readFileSync(join(root, path), 'utf8')))
