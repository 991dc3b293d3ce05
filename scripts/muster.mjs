#!/usr/bin/env node
// `npx muster …`: the command line from a clone.
import { buildWeb, chooseNode, install, muster } from './prepare.mjs'

install()
const node = chooseNode()
if (process.argv[2] === 'serve') buildWeb(node)
await muster(node, process.argv.slice(2))
