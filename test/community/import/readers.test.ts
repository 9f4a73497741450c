import { fc } from '#test/support/fast-check.ts';
import { describe, expect, it } from 'vitest';
import { fileText } from '#app/community/import/file-text.ts';
import { findFacts } from '#app/community/import/found-facts.server.ts';
import { fileNames, whichFile, type FileName } from '#app/community/import/which-file.ts';

const factsOf = (name: FileName, text: string, of = '') => {
  const { facts, notes } = findFacts([{ name, text }], of);
  return {
    facts: Object.fromEntries(facts.map(({ field, value }) => [field, value])),
    notes: notes.map(({ note }) => note),
  };
};

const citation = `cff-version: 1.2.0
message: Cite it.
title: Arrays
abstract: >
  Arrays of numbers
  for everybody.
license: [MIT, apache-2.0]
keywords: [arrays, "linear algebra", Arrays]
repository-code: https://example.org/code
url: "https://example.org"
authors: [{given-names: Ada, family-names: L}]
`;
const funding = {
  version: 'v1.0.0',
  entity: {
    type: 'group',
    role: 'steward',
    name: 'Us',
    email: 'us@example.org',
    webpageUrl: { url: 'https://us.example.org' },
  },
  projects: [
    {
      ...{
        guid: 'arrays',
        name: 'Arrays',
        description: 'Of numbers.',
        tags: ['arrays'],
        licenses: ['spdx:BSD-3-Clause'],
      },
      ...{ webpageUrl: { url: 'https://example.org' }, repositoryUrl: { url: 'https://example.org/code' } },
    },
  ],
  funding: {
    channels: [],
    plans: [],
    history: [
      { year: 2024, income: 10, expenses: 70000, taxes: 0, currency: 'EUR' },
      { year: 2025, income: 10, expenses: 81000.4, taxes: 0, currency: 'EUR' },
    ],
  },
};
const codemeta = {
  '@context': 'https://doi.org/10.5063/schema/codemeta-2.0',
  '@type': 'SoftwareSourceCode',
  name: 'Arrays',
  description: 'Of numbers.',
  keywords: 'arrays, numbers',
  license: 'https://spdx.org/licenses/BSD-3-Clause',
  codeRepository: 'git+https://example.org/code',
  maintainer: [{ '@type': 'Person' }, { '@type': 'Person' }],
};
const pyproject = `[build-system]
requires = ["hatchling"]
[project]
name = "arrays"
description = "Of numbers."
keywords = ["arrays"]
classifiers = [
  "License :: OSI Approved :: MIT License",
  "Topic :: Scientific/Engineering :: Astronomy",
]
maintainers = [{name = "A"}, {name = "B", email = "b@example.org"}]
urls.Homepage = "https://example.org"
urls."Source Code" = "https://example.org/code"
[tool.ruff]
lint.select = ["E", 1]
`;

describe('what a file says', () => {
  it('CITATION.cff', () => {
    expect(factsOf('CITATION.cff', citation)).toEqual({
      facts: {
        name: 'Arrays',
        summary: 'Arrays of numbers for everybody.',
        licence: 'MIT OR Apache-2.0',
        topics: ['arrays', 'linear algebra'],
        repository: 'https://example.org/code',
        url: 'https://example.org',
      },
      notes: [],
    });
  });

  it('funding.json', () => {
    const { facts, notes } = factsOf('funding.json', JSON.stringify(funding));
    expect(facts).toEqual({
      name: 'Arrays',
      summary: 'Of numbers.',
      licence: 'BSD-3-Clause',
      topics: ['arrays'],
      repository: 'https://example.org/code',
      url: 'https://example.org',
      yearlyBudget: { min: 8100000, max: 8100000, currency: 'EUR' },
    });
    expect(notes).toEqual(['The budget is what 2025 cost by its accounts.']);
  });

  it('funding.json of several projects: the one of our name, and no budget, which is of them all', () => {
    const two = { ...funding, projects: [{ name: 'Other', licenses: ['MIT'] }, ...funding.projects] };
    const ours = factsOf('funding.json', JSON.stringify(two), ' arrays ');
    expect(ours.facts).toMatchObject({ name: 'Arrays', licence: 'BSD-3-Clause' });
    expect(ours.facts).not.toHaveProperty('yearlyBudget');
    expect(factsOf('funding.json', JSON.stringify(two), 'Nobody')).toEqual({
      facts: {},
      notes: ['It names 2 projects and none of this name.'],
    });
    expect(factsOf('funding.json', JSON.stringify({ ...funding, version: 'v2.0.0' })).notes).toEqual([
      'Its version is v2.0.0; only version 1 can be read.',
    ]);
  });

  it('codemeta.json, alone or in a graph', () => {
    const facts = {
      name: 'Arrays',
      summary: 'Of numbers.',
      licence: 'BSD-3-Clause',
      topics: ['arrays', 'numbers'],
      repository: 'https://example.org/code',
      maintainers: 2,
    };
    expect(factsOf('codemeta.json', JSON.stringify(codemeta)).facts).toEqual(facts);
    const graph = { '@context': codemeta['@context'], '@graph': [{ '@type': 'Person', name: 'A' }, codemeta] };
    expect(factsOf('codemeta.json', JSON.stringify(graph)).facts).toEqual(facts);
    const two = { '@graph': [codemeta, codemeta] };
    expect(factsOf('codemeta.json', JSON.stringify(two)).facts).toEqual({});
  });

  it('pyproject.toml, with what TOML 1.0 allows, and what Poetry writes', () => {
    expect(factsOf('pyproject.toml', pyproject).facts).toEqual({
      name: 'arrays',
      summary: 'Of numbers.',
      licence: 'MIT',
      topics: ['arrays', 'Astronomy'],
      repository: 'https://example.org/code',
      url: 'https://example.org',
      maintainers: 2,
    });
    const poetry = '[tool.poetry]\nname = "x"\nlicense = "ISC"\nhomepage = "https://example.org"\n';
    expect(factsOf('pyproject.toml', poetry).facts).toEqual({ name: 'x', licence: 'ISC', url: 'https://example.org' });
    const dynamic = '[project]\nname = "x"\ndynamic = ["version", "description"]\nlicense = {file = "LICENSE"}';
    expect(factsOf('pyproject.toml', dynamic)).toEqual({
      facts: { name: 'x' },
      notes: ['description: written when it is built, so not in the file.'],
    });
  });

  it('of a licence is kept in its words where they are not certain', () => {
    const licence = (text: string) => factsOf('pyproject.toml', `[project]\nlicense = ${JSON.stringify(text)}`).facts;
    for (const text of ['BSD License', 'GPL', 'Apache Software License', 'MIT, ISC', 'MIT AND', '(MIT']) {
      expect(licence(text), text).toEqual({ licenceText: text });
    }
    const certain = {
      mit: 'MIT',
      '(mit or apache-2.0) and isc': '(MIT OR Apache-2.0) AND ISC',
      'GPL-2.0+': 'GPL-2.0+',
    };
    for (const [text, value] of Object.entries(certain)) expect(licence(text), text).toEqual({ licence: value });
    expect(licence('GPL-2.0-only with classpath-exception-2.0')).toEqual({
      licence: 'GPL-2.0-only WITH Classpath-exception-2.0',
    });
  });

  it('that is no address, or of the wrong kind, is noted and left out', () => {
    const odd = 'cff-version: 1.2.0\ntitle: {a: b}\nurl: "javascript:alert(1)"\nkeywords: [1, x]\n';
    const { facts, notes } = factsOf('CITATION.cff', odd);
    expect(facts).toEqual({ topics: ['x'] });
    expect(notes).toEqual([
      '“keywords” is not a list of texts.',
      '“title” is not text.',
      'url: Give an address such as https://example.org.',
    ]);
  });
});

describe('hostile files', () => {
  const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefghij'.replace(/./g, (c) => `${c}: &${c} [${`*${String.fromCharCode(c.charCodeAt(0) - 1)},`.repeat(9)}]\n`)}title: *j\ncff-version: 1\n`;
  const deep = 100_000;
  it.each<[string, FileName, string]>([
    ['references that multiply', 'CITATION.cff', bomb],
    ['lists in lists in YAML', 'CITATION.cff', `cff-version: 1\ntitle: ${'['.repeat(deep)}`],
    ['lists in lists in JSON', 'codemeta.json', `{"@type":"SoftwareSourceCode","name":${'['.repeat(deep)}`],
    [
      'closed lists in JSON',
      'codemeta.json',
      `{"@type":"SoftwareSourceCode","name":${'['.repeat(deep)}${']'.repeat(deep)}}`,
    ],
    ['lists in lists in TOML', 'pyproject.toml', `[project]\nname = ${'['.repeat(deep)}`],
    ['closed lists in YAML', 'CITATION.cff', `cff-version: 1\ntitle: ${'['.repeat(deep)}${']'.repeat(deep)}`],
    ['lists that begin in one line', 'CITATION.cff', `cff-version: 1\ntitle:\n${'- '.repeat(deep)}`],
    ['many keys', 'CITATION.cff', Array.from({ length: 25_000 }, (_, i) => `k${i}: 1`).join('\n')],
    ['many tables', 'pyproject.toml', Array.from({ length: 15_000 }, (_, i) => `[t${i}]`).join('\n')],
  ])('%s end soon and give nothing', (_, name, text) => {
    const began = process.cpuUsage();
    expect(factsOf(name, text).facts).toEqual({});
    const { user } = process.cpuUsage(began);
    expect(user / 1000).toBeLessThan(4000);
  });

  it('do not reach what objects inherit', () => {
    const text =
      '{"version":"v1.0.0","entity":{},"__proto__":{"projects":[{"name":"x"}]},"projects":[{"__proto__":{"name":"evil"}}]}';
    expect(factsOf('funding.json', text).facts).toEqual({});
    expect(factsOf('CITATION.cff', 'cff-version: 1\n__proto__: {title: evil}\nconstructor: 1\n').facts).toEqual({});
    factsOf('pyproject.toml', '[project.__proto__]\nname = "evil"\n[__proto__]\npolluted = 1\n');
    expect(({} as Record<string, unknown>).polluted).toBe(undefined);
    expect(({} as Record<string, unknown>).name).toBe(undefined);
  });

  it('of any content throw nothing', () => {
    const scraps = fc.constantFrom(citation, JSON.stringify(funding), JSON.stringify(codemeta), pyproject);
    const spoilt = fc.tuple(scraps, fc.nat(), fc.nat(60), fc.string()).map(([text, at, length, put]) => {
      const from = at % text.length;
      return text.slice(0, from) + put + text.slice(from + length);
    });
    fc.assert(
      fc.property(fc.oneof(spoilt, fc.string(), fc.json()), (text) => {
        for (const name of fileNames) {
          expect(() => factsOf(name, text)).not.toThrow();
        }
      }),
    );
  });
});

describe('the text of a file', () => {
  const bytes = (text: string) => new TextEncoder().encode(text);
  it('loses its mark and its carriage returns', () => {
    expect(fileText(bytes('\ufefftitle: é\r\nurl: x\r'))).toBe('title: é\nurl: x\n');
    expect(fileText(new Uint8Array([0xff, 0xfe, 0x61, 0, 0xe9, 0]))).toBe('aé');
  });
  it('is read as Latin-1 where it is no UTF-8', () => {
    expect(fileText(new Uint8Array([0x61, 0xe9, 0x62]))).toBe('aéb');
  });
  it('is none where there are zeros', () => expect(fileText(new Uint8Array([0x50, 0x4b, 0, 3]))).toBe(null));
});

describe('which file it is', () => {
  it('says its name, else its beginning', () => {
    expect(whichFile('citation.CFF', '')).toBe('CITATION.cff');
    expect(whichFile('C:\\x\\funding.json', '')).toBe('funding.json');
    expect(whichFile('', JSON.stringify(codemeta))).toBe('codemeta.json');
    expect(whichFile('manifest.json', JSON.stringify(funding))).toBe('funding.json');
    expect(whichFile('', citation)).toBe('CITATION.cff');
    expect(whichFile('', pyproject)).toBe('pyproject.toml');
    expect(whichFile('README.md', '# Arrays')).toBe(null);
  });
});
