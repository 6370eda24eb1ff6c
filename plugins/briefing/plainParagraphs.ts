import {defineBehavior, raise} from '@portabletext/editor/behaviors'

/**
 * A list item that is pasted where there are no lists becomes a paragraph, but the editor lets it keep its depth, which
 * says nothing any more. It goes.
 */
export const dropsDepth = defineBehavior({
  on: 'insert.blocks',
  guard: ({event}) => {
    const blocks = event.blocks.map(withoutDepth)
    return blocks.some((block, index) => block !== event.blocks[index]) ? blocks : false
  },
  actions: [({event}, blocks) => [raise({...event, blocks})]],
})

function withoutDepth<Block extends object>(block: Block): Block {
  if (!('level' in block) || 'listItem' in block) return block
  const {level: _, ...rest} = block
  return rest as typeof block
}
