import {defineBehavior, raise} from '@portabletext/editor/behaviors'

/**
 * A list item that is pasted where there are no lists becomes a paragraph, but the editor lets it keep its depth, which
 * says nothing any more. It goes; so does the list item of a block that the editor takes as it is.
 */
export const dropsDepth = defineBehavior({
  on: 'insert.blocks',
  guard: ({event, snapshot}) => {
    const hasLists = snapshot.context.schema.lists.length > 0
    const blocks = event.blocks.map((block) => withoutDepth(block, hasLists))
    return blocks.some((block, index) => block !== event.blocks[index]) ? blocks : false
  },
  actions: [({event}, blocks) => [raise({...event, blocks})]],
})

function withoutDepth<Block extends object>(block: Block, hasLists: boolean): Block {
  if (!('level' in block) || ('listItem' in block && hasLists)) return block
  const {level: _level, listItem: _listItem, ...rest} = block as Block & {level?: unknown; listItem?: unknown}
  return rest as unknown as Block
}
