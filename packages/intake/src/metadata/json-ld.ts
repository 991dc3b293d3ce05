/** What the machine-readable article description inside a page (schema.org) says, as far as Muster uses it. */
export interface JsonLd {
  readonly headline: string | null
  readonly datePublished: string | null
  readonly authors: readonly string[]
  readonly publisher: string | null
  readonly siteName: string | null
  readonly url: string | null
}

type Json = Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)

const MAX_NODES = 2000

/** All objects in it, outermost first, without recursion: the depth of a page's JSON is not ours to trust. */
const objectsIn = (root: unknown): readonly Json[] => {
  const found: Json[] = []
  const queue: unknown[] = [root]
  for (let next = 0; next < queue.length && next < MAX_NODES; next += 1) {
    const value = queue[next]
    if (Array.isArray(value)) queue.push(...value.slice(0, MAX_NODES))
    else if (isObject(value)) {
      found.push(value)
      queue.push(...Object.values(value).filter((inner) => typeof inner === 'object'))
    }
  }
  return found
}

const parseLoosely = (text: string): unknown => {
  const bare = text.replace(/^\s*(?:\/\/)?\s*<!(?:\[CDATA\[|--)|(?:\/\/)?\s*(?:\]\]>|-->)\s*$/g, '').trim()
  try {
    return JSON.parse(bare)
  } catch {
    try {
      // Line breaks inside strings are the commonest fault of hand-made JSON-LD.
      return JSON.parse(bare.replace(/[\r\n\t]+/g, ' ').replace(/;\s*$/, ''))
    } catch {
      return null
    }
  }
}

const textOf = (value: unknown): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : null

const typesOf = (node: Json): readonly string[] => {
  const type = node['@type']
  return Array.isArray(type) ? type.filter((one) => typeof one === 'string') : typeof type === 'string' ? [type] : []
}

const ARTICLE = /(?:Article|Posting|Report|Review)$/
const PAGE = /WebPage$/

const namesOf = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return value.flatMap((one) => (Array.isArray(one) ? [] : namesOf(one)))
  if (!isObject(value)) return []
  const name = value.name
  return Array.isArray(name) ? name.filter((one) => typeof one === 'string') : namesOf(textOf(name) ?? [])
}

const first = <T>(nodes: readonly Json[], read: (node: Json) => T | null): T | null => {
  for (const node of nodes) {
    const value = read(node)
    if (value !== null) return value
  }
  return null
}

export const readJsonLd = (scripts: readonly string[]): JsonLd => {
  const objects = scripts.flatMap((script) => objectsIn(parseLoosely(script)))
  const ofType = (type: RegExp): readonly Json[] =>
    objects.filter((node) => typesOf(node).some((one) => type.test(one)))
  const articles = ofType(ARTICLE)
  const pages = [...articles, ...ofType(PAGE)]
  return {
    headline: first(articles, (node) => textOf(node.headline)),
    datePublished: first(pages, (node) => textOf(node.datePublished)),
    authors: first(articles, (node) => (namesOf(node.author).length > 0 ? namesOf(node.author) : null)) ?? [],
    publisher: first(articles, (node) => namesOf(node.publisher)[0] ?? null),
    siteName: first(ofType(/^WebSite$/), (node) => textOf(node.name)),
    url: first(articles, (node) => textOf(node.url)),
  }
}
