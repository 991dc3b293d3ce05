import { statSync } from 'node:fs'
import { basename } from 'node:path'
import {
  ActRefused,
  fetchPage,
  fromFile,
  fromFolder,
  fromStandardInput,
  isWebArchive,
  type PageHint,
  pagesOfArchive,
} from '@muster/app'

/** A page's bytes with what is known of them from outside, or one sentence why there are none. */
export interface PageIn {
  readonly name: string
  readonly bytes: Uint8Array
  readonly hint: PageHint
  readonly how: 'file' | 'url' | 'standard-input'
  /** How the page came here where its bytes do not tell: out of which archive, captured when. */
  readonly notes?: readonly string[]
  /** Path of the archive that it lies in, where it does. */
  readonly archive?: string
}

/** The names of the pages that an argument means: a file, the pages of a folder (`also`: what else in it), an address, or '-'. */
export async function pagesNamed(argument: string, also?: (name: string) => boolean): Promise<readonly string[]> {
  if (argument === '-' || isAddress(argument)) return [argument]
  if (!statSync(argument).isDirectory()) return [argument]
  const folder = await fromFolder(argument, also)
  if ('reason' in folder) throw new ActRefused('bad-input', `${argument}: ${folder.says}`)
  return folder.paths
}

export const isAddress = (argument: string): boolean => /^[a-z][a-z0-9+.-]*:\/\//iu.test(argument)

/** Gets one page. Throws ActRefused with one sentence when it cannot be had. */
export async function pageIn(name: string): Promise<PageIn> {
  if (!isAddress(name) && isWebArchive(name))
    throw new ActRefused('bad-input', `${name}: this is a web archive; 'muster add' takes the pages in it`)
  const how = name === '-' ? 'standard-input' : isAddress(name) ? 'url' : 'file'
  const got = how === 'url' ? await fetchPage(name) : how === 'file' ? await fromFile(name) : await fromStandardInput()
  if ('reason' in got) throw new ActRefused('bad-input', `${name === '-' ? 'standard input' : name}: ${got.says}`)
  return { name, bytes: got.bytes, hint: got.hint, how }
}

/** Every page that a name stands for: itself, or those of a web archive, one after the other; what cannot be had is a refusal. */
export async function* pagesIn(name: string): AsyncGenerator<PageIn | ActRefused> {
  if (isAddress(name) || !isWebArchive(name)) {
    yield await pageIn(name)
    return
  }
  for await (const page of pagesOfArchive(name)) {
    const where = page.url === null ? name : `${name}: ${page.url}`
    if (!page.ok) yield new ActRefused('bad-input', `${where}: ${page.says}`)
    else {
      const when = page.captured === null ? '' : `, captured ${page.captured}`
      const note = `From ${page.url}${when}, as the web archive ${basename(name)} keeps it.`
      yield { name: where, bytes: page.bytes, hint: page.hint, how: 'file', notes: [note], archive: name }
    }
  }
}
