import { statSync } from 'node:fs'
import { ActRefused, fetchPage, fromFile, fromFolder, fromStandardInput, type PageHint } from '@muster/app'

/** A page's bytes with what is known of them from outside, or one sentence why there are none. */
export interface PageIn {
  readonly name: string
  readonly bytes: Uint8Array
  readonly hint: PageHint
  readonly how: 'file' | 'url' | 'standard-input'
}

/** The names of the pages that an argument means: a file, the pages of a folder, an address, or '-'. */
export async function pagesNamed(argument: string): Promise<readonly string[]> {
  if (argument === '-' || isAddress(argument)) return [argument]
  if (!statSync(argument).isDirectory()) return [argument]
  const folder = await fromFolder(argument)
  if ('reason' in folder) throw new ActRefused('bad-input', `${argument}: ${folder.says}`)
  return folder.paths
}

export const isAddress = (argument: string): boolean => /^[a-z][a-z0-9+.-]*:\/\//iu.test(argument)

/** Gets one page. Throws ActRefused with one sentence when it cannot be had. */
export async function pageIn(name: string): Promise<PageIn> {
  const how = name === '-' ? 'standard-input' : isAddress(name) ? 'url' : 'file'
  const got = how === 'url' ? await fetchPage(name) : how === 'file' ? await fromFile(name) : await fromStandardInput()
  if ('reason' in got) throw new ActRefused('bad-input', `${name === '-' ? 'standard input' : name}: ${got.says}`)
  return { name, bytes: got.bytes, hint: got.hint, how }
}
