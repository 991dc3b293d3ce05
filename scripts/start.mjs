// `npm start`: the main job on a fresh machine. Installs, builds, opens the sample case unless MUSTER_CASE names another.
import { buildWeb, chooseNode, install, muster } from './prepare.mjs'

install()
const node = chooseNode()
buildWeb(node)
await muster(node, ['serve', '--case', process.env.MUSTER_CASE ?? 'sample', ...process.argv.slice(2)])
