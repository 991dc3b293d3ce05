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
 * Beyond these a page is not read as a tree; browsers, too, stop nesting at 512. The HTML rules look through all open elements at many tags, and rebuild
 * unclosed formatting in every paragraph, so a small page can be made to cost time and memory without end.
 */
const MAX_DEPTH = 512
const MAX_TAGS = 300_000
const ELEMENTS_PER_TAG = 3
const ELEMENTS_FREE = 2000

class TangledMarkup extends Error {}

const countTags = (source: string): number => {
  let tags = 0
  for (let at = source.indexOf('<'); at >= 0; at = source.indexOf('<', at + 1)) tags += 1
  return tags
}

const guardedAdapter = (tags: number): TreeAdapter<DefaultTreeAdapterMap> => {
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
    // Places of elements are not asked for and take more memory than the tree.
    setNodeSourceCodeLocation: (node, location) => {
      if (node.nodeName === '#text') defaultTreeAdapter.setNodeSourceCodeLocation(node, location)
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

const addText = (node: DefaultTreeAdapterTypes.TextNode, builder: PageBuilder): void => {
  const place = node.sourceCodeLocation
  builder.add(node.value, place?.startOffset ?? 0, place?.endOffset ?? 0)
}

/** Last child first: the stack gives them back in order. */
const pushChildren = (node: Node, stack: Step[]): void => {
  if (!('childNodes' in node)) return
  for (const child of node.childNodes.toReversed()) stack.push({ node: child, closing: false })
}

const isText = (node: Node): node is DefaultTreeAdapterTypes.TextNode => node.nodeName === '#text'

const enter = (node: Node, builder: PageBuilder, stack: Step[]): void => {
  if (isText(node)) {
    addText(node, builder)
    return
  }
  if (isElement(node)) {
    if (!builder.open(node.tagName, node.attrs)) return
    stack.push({ node, closing: true })
  }
  pushChildren(node, stack)
}

/** Walks with a stack of its own: the call stack would not hold a tree as deep as pages can be. */
const walk = (root: Node, builder: PageBuilder): void => {
  const stack: Step[] = [{ node: root, closing: false }]
  for (let step = stack.pop(); step !== undefined; step = stack.pop()) {
    if (!step.closing) enter(step.node, builder, stack)
    else if (isElement(step.node)) builder.close(step.node.tagName)
  }
}

const OPENED = /<(?:html|body)\b/i
const CLOSED = /<\/(?:html|body)\s{0,9}>/i
const TAIL = 20_000

/** Whether the file stops before the page does: an unfinished tag at the end, or a body that is never closed. */
const isCutOff = (source: string): boolean => {
  const tail = source.slice(-TAIL)
  const lastOpen = tail.lastIndexOf('<')
  const isInTag = lastOpen >= 0 && tail.indexOf('>', lastOpen) < 0 && /^<[/a-z!]/i.test(tail.slice(lastOpen))
  return isInTag || (OPENED.test(source.slice(0, TAIL)) && !CLOSED.test(tail))
}

const readTree = (source: string, cutOff: boolean): PageReading | null => {
  const tags = countTags(source)
  if (tags > MAX_TAGS) return null
  try {
    const builder = new PageBuilder(source)
    walk(parse(source, { sourceCodeLocationInfo: true, treeAdapter: guardedAdapter(tags) }), builder)
    return builder.finish({ cutOff, tangled: false })
  } catch (error) {
    if (error instanceof TangledMarkup) return null
    throw error
  }
}

/** Reads a page's markup by the rules of HTML; markup made to exhaust them is read tag by tag, without a tree. */
export const readMarkup = (source: string): PageReading => {
  const cutOff = isCutOff(source)
  const byTree = readTree(source, cutOff)
  if (byTree !== null) return byTree
  const builder = new PageBuilder(source)
  readTags(source, builder)
  return builder.finish({ cutOff, tangled: true })
}
