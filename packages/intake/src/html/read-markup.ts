import {
  type DefaultTreeAdapterMap,
  type DefaultTreeAdapterTypes,
  defaultTreeAdapter,
  parse,
  type TreeAdapter,
} from 'parse5'
import { PageBuilder } from './page-builder.ts'
import type { PageReading } from './page-reading.ts'
import { readTags } from './read-tags.ts'

type Node = DefaultTreeAdapterTypes.Node
type Element = DefaultTreeAdapterTypes.Element

/**
 * Beyond these a page is not read as a tree. The HTML rules look through all open elements at many tags, and rebuild
 * unclosed formatting in every paragraph, so a small page can be made to cost time and memory without end.
 */
const MAX_DEPTH = 1500
const ELEMENTS_PER_TAG = 3
const ELEMENTS_FREE = 2000

class TangledMarkup extends Error {}

const guardedAdapter = (source: string): TreeAdapter<DefaultTreeAdapterMap> => {
  let tags = 0
  for (let at = source.indexOf('<'); at >= 0; at = source.indexOf('<', at + 1)) tags += 1
  const mostElements = tags * ELEMENTS_PER_TAG + ELEMENTS_FREE
  let elements = 0
  let depth = 0
  return {
    ...defaultTreeAdapter,
    createElement: (tag, namespace, attributes) => {
      elements += 1
      if (elements > mostElements) throw new TangledMarkup()
      return defaultTreeAdapter.createElement(tag, namespace, attributes)
    },
    onItemPush: () => {
      depth += 1
      if (depth > MAX_DEPTH) throw new TangledMarkup()
    },
    onItemPop: () => {
      depth -= 1
    },
  }
}

const isElement = (node: Node): node is Element => 'tagName' in node

interface Step {
  readonly node: Node
  readonly closing: boolean
}

/** Walks with a stack of its own: the call stack would not hold a tree as deep as pages can be. */
const walk = (root: Node, builder: PageBuilder): void => {
  const stack: Step[] = [{ node: root, closing: false }]
  while (stack.length > 0) {
    const step = stack.pop()
    if (step === undefined) return
    const { node, closing } = step
    if (closing) {
      if (isElement(node)) builder.close(node.tagName)
    } else if (node.nodeName === '#text' && 'value' in node) {
      const place = node.sourceCodeLocation
      builder.add(node.value, place?.startOffset ?? 0, place?.endOffset ?? 0)
    } else if (!isElement(node) || builder.open(node.tagName, node.attrs)) {
      if (isElement(node)) stack.push({ node, closing: true })
      if ('childNodes' in node) {
        for (let index = node.childNodes.length - 1; index >= 0; index -= 1) {
          const child = node.childNodes[index]
          if (child !== undefined) stack.push({ node: child, closing: false })
        }
      }
    }
  }
}

const CLOSED =
  /<\/(?:html|body)\s*>\s*(?:<!--[^]{0,2000}?-->\s*)?(?:<script\b[^]{0,4000})?(?:<\/html\s*>[^]{0,4000})?$/i
const OPENED = /<(?:html|body)\b/i

/** Whether the file stops before the page does: an unfinished tag at the end, or a body that is never closed. */
const isCutOff = (source: string): boolean => {
  const tail = source.slice(-8000)
  const lastOpen = tail.lastIndexOf('<')
  const inTag = lastOpen >= 0 && tail.indexOf('>', lastOpen) < 0 && /^<[/a-z!]/i.test(tail.slice(lastOpen))
  if (inTag) return true
  return OPENED.test(source.slice(0, 20_000)) && !CLOSED.test(tail) && !/<\/html\s*>/i.test(tail)
}

/** Reads a page's markup by the rules of HTML; markup made to exhaust them is read tag by tag, without a tree. */
export const readMarkup = (source: string): PageReading => {
  const cutOff = isCutOff(source)
  try {
    const builder = new PageBuilder(source)
    walk(parse(source, { sourceCodeLocationInfo: true, treeAdapter: guardedAdapter(source) }), builder)
    return builder.finish({ cutOff, tangled: false })
  } catch (error) {
    if (!(error instanceof TangledMarkup)) throw error
    const builder = new PageBuilder(source)
    readTags(source, builder)
    return builder.finish({ cutOff, tangled: true })
  }
}
