/** A brief as a writer has it at hand: complete to the contract, and written for this test. */
export const railBrief = {
  title: 'Rail electrification: who pays for the wires that end diesel trains',
  shortTitle: 'rail electrification',
  slug: 'rail-electrification',
  dek: 'Whether a line gets overhead wires decides how fast, how clean and how cheap its trains can be for half a century.',
  asOf: '2026-06-30',
  whatItIs: [
    'The "rail electrification" beat tracks which British railway lines get overhead wires or a third rail, who pays for the work and what runs on the lines that stay without. An electrified line feeds trains from the grid through a wire above the track or a rail beside it, so that a train carries no engine and no fuel.',
    'The choice binds for decades. A wired line costs more to build and less to run, its trains accelerate faster and wear the track less, and a government that stops half way keeps both fleets and both sets of depots. For freight operators the gaps matter most, because one unwired mile is enough to keep a diesel locomotive on a train for its whole journey.',
  ].join('\n\n'),
  history:
    'In 1879 Werner von Siemens showed an electric train at an exhibition in Berlin. The City and South London Railway opened in 1890 as the first deep-level line with electric trains. In 1955 British Railways published a modernisation plan that chose overhead wires for the main lines out of London. The West Coast route was wired from London to Manchester and Liverpool by 1966, and the wires reached Glasgow in 1974. The East Coast route followed, and electric trains ran to Edinburgh in 1991. In 2020 Network Rail published a strategy for the rest of the network, which ranked the lines by what each mile of wire would save.',
  currentState:
    'As of June 2026, the plan that this beat measures against is Network Rail\'s 2020 strategy, which put the unwired part of the network at about 15,400 kilometres of single track. The strategy recommended wires for about 13,000 kilometres of it, hydrogen trains for 1,300 kilometres and battery trains for 800 kilometres. Network Rail said in the same document that freight has no workable substitute for wires at present speeds and loads. The Office of Rail and Road reported that 38 percent of the network was electrified in 2022.',
  relationships:
    'The beat has no formal roster and belongs to no cluster. Its closest neighbour is the beat on data centre electricity, because both compete for the same scarce connections to the transmission grid and for the same engineers who build substations. The account of who waits longest for a grid connection reads as a companion to the history above: a railway that orders a feeder station joins the queue behind the server halls. Where the two beats part is in who can move: a railway cannot choose a site with spare power, and a data centre often can, which is why the order of the queue matters more to the railway than to anyone else in it.',
  watch: [
    'Whether the next control period pays for a rolling programme of electrification instead of single schemes that stop and start.',
    'Whether battery trains prove able to keep the timetable on lines with long unwired gaps through a hard winter.',
    'Which freight routes are wired first, and whether operators order electric locomotives before the wires are up.',
    'How the queue for connections to the transmission grid delays the feeder stations that new wires need.',
  ],
} as const
