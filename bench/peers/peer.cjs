// node peer.cjs NAME FILE time|mentions: what one peer makes of a text, as one line of JSON.
// time: {"seconds": CPU time of one reading, "count"}; mentions: [[kind, begin, end]…] in UTF-16.
// The model is loaded, and the text read once, before the time is taken.
'use strict';
const fs = require('fs');

// What compromise finds holds the punctuation beside it.
function trimmed(kind, text, begin) {
  const front = text.match(/^[\s"“'‘(\[]*/)[0].length;
  const body = text.slice(front).replace(/[\s.,;:!?"”'’)\]]*$/, '');
  return [kind, begin + front, begin + front + body.length];
}

const peers = {
  chrono() {
    const chrono = require('chrono-node');
    return (text) =>
      chrono.casual.parse(text).map((r) => ['dates', r.index, r.index + r.text.length]);
  },
  compromise() {
    const nlp = require('compromise');
    return (text) => {
      const doc = nlp(text);
      const out = [];
      for (const kind of ['people', 'places', 'organizations'])
        for (const m of doc[kind]().json({offset: true, terms: false}))
          out.push(trimmed(kind, m.text, m.offset.start));
      return out;
    };
  },
  // Its model knows dates, no people, places or organizations.
  wink() {
    const its = require('wink-nlp')(require('wink-eng-lite-web-model')).its;
    const nlp = require('wink-nlp')(require('wink-eng-lite-web-model'));
    return (text) => {
      const doc = nlp.readDoc(text);
      const values = doc.tokens().out();
      const before = doc.tokens().out(its.precedingSpaces);
      const begins = [];
      let at = 0;
      for (let i = 0; i < values.length; ++i) {
        at += before[i].length;
        begins.push(at);
        at += values[i].length;
      }
      const out = [];
      doc.entities().each((e) => {
        if (e.out(its.type) !== 'DATE') return;
        const [first, last] = e.out(its.span);
        out.push(['dates', begins[first], begins[last] + values[last].length]);
      });
      return out;
    };
  },
};

const [name, file, mode] = process.argv.slice(2);
const text = fs.readFileSync(file, 'utf8');
const read = peers[name]();
const found = read(text);
if (mode === 'mentions') {
  console.log(JSON.stringify(found));
} else {
  const start = process.cpuUsage();
  let rounds = 0;
  let used;
  do {
    if (read(text).length !== found.length) throw new Error('computed something else');
    ++rounds;
    used = process.cpuUsage(start);
  } while (used.user + used.system < 1e6);
  const seconds = (used.user + used.system) / 1e6 / rounds;
  console.log(JSON.stringify({seconds, count: found.length}));
}
