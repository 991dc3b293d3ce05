import { inWords } from './faults.ts'
import { checkWhole, openDatabase } from './open-database.ts'

/**
 * Writes a store anew, under another key. The copy is made whole in one transaction and read back before this returns;
 * the first store is only read. Throws StoreError, and then what was written of the copy is of no use.
 */
export function copyUnderKey(
  { from, key }: { readonly from: string; readonly key: Uint8Array },
  copy: { readonly to: string; readonly key: Uint8Array },
): void {
  // Opening makes an empty store of today's format, so that the copy has its rules too.
  openDatabase(copy.to, copy.key).close()
  const source = openDatabase(from, key)
  try {
    source.exec(`attach '${copy.to.replaceAll("'", "''")}' as copy key 'raw:${Buffer.from(copy.key).toString('hex')}'`)
    source.exec('pragma copy.synchronous = full')
    source.exec('begin immediate')
    for (const table of ['entry', 'page']) source.exec(`insert into copy.${table} select * from main.${table}`)
    source.exec('commit')
    source.exec('detach copy')
  } catch (error) {
    throw inWords(error, copy.to)
  } finally {
    source.close()
  }
  const written = openDatabase(copy.to, copy.key, { unproved: true })
  try {
    checkWhole(written, copy.to)
  } finally {
    written.close()
  }
}
