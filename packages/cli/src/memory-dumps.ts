import { writeFileSync } from 'node:fs'

/**
 * What the system writes to the disk when a program crashes (a core dump) holds its memory: the key, and names in clear.
 * Linux lets a program leave all of its memory out of that; elsewhere it is for the system's own settings.
 */
export function keepMemoryOutOfDumps(): void {
  if (process.platform !== 'linux') return
  try {
    writeFileSync('/proc/self/coredump_filter', '0')
  } catch {
    // Without /proc, as in some containers.
  }
}
