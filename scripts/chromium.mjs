// Finds Debian's Chromium for the browser tests, or installs it when it may.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { say, stop } from './prepare.mjs'

const PLACES = [process.env.MUSTER_CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const COMMAND = 'apt-get update && apt-get install -y --no-install-recommends chromium fonts-noto-core'

export function chromium() {
  const found = PLACES.find((path) => path && existsSync(path))
  if (found) return found
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get'))
    return stop(`the browser tests need Chromium: run 'sudo sh -c "${COMMAND}"', or name one in MUSTER_CHROMIUM`)
  say('installing Chromium for the browser tests (once) …')
  const done = spawnSync('sh', ['-c', COMMAND], {
    stdio: ['ignore', 'ignore', 2],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })
  if (done.status !== 0 || !existsSync('/usr/bin/chromium'))
    return stop(`Chromium could not be installed: run 'sh -c "${COMMAND}"' and see why`)
  return '/usr/bin/chromium'
}
