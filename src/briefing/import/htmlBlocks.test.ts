import {expect, test} from 'vitest'
import {blocksOfHtml} from './htmlBlocks.ts'

/** Blocks in short: kind, level, and runs as text with their marks. */
function short(source: string) {
  return blocksOfHtml(source).blocks.map(({kind, level, runs}) => [
    kind + (level || ''),
    ...runs.map(({text, em, strong, href}) => [text, em && 'em', strong && 'strong', href].filter(Boolean).join('|')),
  ])
}

test.each<[string, string[][]]>([
  ['<p>a\n  b</p>\n<p> c </p>', [['paragraph', 'a b'], ['paragraph', 'c']]],
  ['a<p>b</p>c', [['paragraph', 'a'], ['paragraph', 'b'], ['paragraph', 'c']]],
  ['<h2>a <em>b</em></h2>c', [['heading2', 'a ', 'b|em'], ['paragraph', 'c']]],
  ['<ul><li>a<li><p>b</p></ul>', [['item', 'a'], ['item', 'b']]],
  ['<p>a <br> b</p>', [['paragraph', 'a', '\n', 'b']]],
  ['<p>a<b> b </b>c</p>', [['paragraph', 'a', ' b |strong', 'c']]],
  ['<p><a href="/x">a <i>b</i></a></p>', [['paragraph', 'a |/x', 'b|em|/x']]],
  ['<p>a &amp; b&nbsp;c &lt;d&gt;</p>', [['paragraph', 'a & b\u00a0c <d>']]],
  ['<b style="font-weight:normal"><p>a <span style="font-weight: 700">b</span></p></b>', [['paragraph', 'a ', 'b|strong']]],
  ['<p><span style="font-style:italic">a</span></p>', [['paragraph', 'a|em']]],
  ['<table><tr><td>a</td><td>b</td></tr></table>', [['paragraph', 'a'], ['paragraph', 'b']]],
  ['<p>a<!-- b --></p><p> </p>', [['paragraph', 'a']]],
])('%s', (source, blocks) => {
  expect(short(source)).toEqual(blocks)
})

test('what is never read is told with its line', () => {
  const {blocks, notUnderstood} = blocksOfHtml('<p>a</p>\n<script>b</script>\n<iframe src="c"></iframe><img alt="d" src="javascript:e()" onerror="f()">')
  expect(blocks.map(({runs}) => runs)).toEqual([[{text: 'a'}]])
  expect(notUnderstood.map(({text, line}) => [text, line])).toEqual([
    ['<script>', 2],
    ['<iframe>', 3],
    ['<img> d', 3],
  ])
})

test('a block knows the line its words begin on', () => {
  expect(blocksOfHtml('<h2>a</h2>\n\n<p>\n\n b</p>').blocks.map(({line}) => line)).toEqual([1, 5])
})
