import {expect, test} from 'vitest'
import {sentenceSpans} from './sentences.ts'

const split = (text: string) => sentenceSpans(text).map(({start, end}) => text.slice(start, end))

test.each<[string, string[]]>([
  ['Open vs. Closed weights. It goes on.', ['Open vs. Closed weights.', 'It goes on.']],
  [
    'GLM-5.2 came. OpenMDW-1.1 and Apache 2.0 went. It cost US$5.6 million.',
    ['GLM-5.2 came.', 'OpenMDW-1.1 and Apache 2.0 went.', 'It cost US$5.6 million.'],
  ],
  ['He used Apache 2.0. Then he left.', ['He used Apache 2.0.', 'Then he left.']],
  [
    'J. K. Rowling met Chief Justice John G. Roberts Jr. in St. Louis. He left.',
    ['J. K. Rowling met Chief Justice John G. Roberts Jr. in St. Louis.', 'He left.'],
  ],
  [
    'The law (e.g. Article 5, i.e. No. 10) of Jan. 5 stands. It holds.',
    ['The law (e.g. Article 5, i.e. No. 10) of Jan. 5 stands.', 'It holds.'],
  ],
  [
    'Acme Inc. of Ohio sued. It lost to Acme Inc. The court agreed.',
    ['Acme Inc. of Ohio sued.', 'It lost to Acme Inc.', 'The court agreed.'],
  ],
  [
    'The U.S. Senate voted. It met in Washington, D.C. The House did not.',
    ['The U.S. Senate voted.', 'It met in Washington, D.C.', 'The House did not.'],
  ],
  ['It waits until B. R. Gavai leaves. He told J. Smith so. Take vitamin C. Doctors do.', ['It waits until B. R. Gavai leaves.', 'He told J. Smith so.', 'Take vitamin C.', 'Doctors do.']],
  ['It covers the quarrel over a Museum of Naval Art. The beat goes on.', ['It covers the quarrel over a Museum of Naval Art.', 'The beat goes on.']],
  ['It cites Art. 12, Fig. 3 and Vol. IV of the code. Nobody read it.', ['It cites Art. 12, Fig. 3 and Vol. IV of the code.', 'Nobody read it.']],
  ['There was plan A and plan B. They failed.', ['There was plan A and plan B.', 'They failed.']],
  ['She asked "Why now?" in a letter. Nobody knew.', ['She asked "Why now?" in a letter.', 'Nobody knew.']],
  ['"It is over." She left. (He stayed.) All agreed.', ['"It is over."', 'She left.', '(He stayed.)', 'All agreed.']],
  ['Yahoo! bought it. xAI did not. iPhones sold.', ['Yahoo! bought it.', 'xAI did not.', 'iPhones sold.']],
  [
    'It opened at 9 a.m. on Monday. It shut at 5 p.m. The bank closed.',
    ['It opened at 9 a.m. on Monday.', 'It shut at 5 p.m.', 'The bank closed.'],
  ],
  ['One line\ngoes on. Another\nends.', ['One line\ngoes on.', 'Another\nends.']],
  ['中文句子。第二句。', ['中文句子。', '第二句。']],
  ['  Spaces around.  ', ['Spaces around.']],
  ['', []],
])('splits %j', (text, expected) => {
  expect(split(text)).toEqual(expected)
})

test('a cited title is kept whole', () => {
  const text = 'Who pays? The case of Chad covers it. It ends.'
  expect(sentenceSpans(text, [{start: 0, end: 26}]).map(({start, end}) => text.slice(start, end))).toEqual([
    'Who pays? The case of Chad covers it.',
    'It ends.',
  ])
})
