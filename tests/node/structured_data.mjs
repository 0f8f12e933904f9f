// Validates the structured data of HTML files with Adobe's validator: what schema.org knows, and what Google
// asks for rich results. Prints a line of JSON for each file: its name, the types it tells of, and the issues.
//
// node structured_data.mjs schema_org.json page.html …

import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import Validator from '@adobe/structured-data-validator';
import WebAutoExtractor from '@marbec/web-auto-extractor';

const [known, ...pages] = process.argv.slice(2);
const validator = new Validator(asSchemaOrgWritesIt(JSON.parse(readFileSync(known, 'utf8'))));

for (const page of pages) {
  const found = new WebAutoExtractor({ addLocation: true }).parse(readFileSync(page, 'utf8'));
  const types = Object.keys(found.jsonld ?? {});
  const issues = await validator.validate(found);
  console.log(JSON.stringify({
    page: basename(page),
    types,
    issues: issues.map(({ severity, rootType, fieldNames, issueMessage }) =>
      ({ severity, rootType, fieldNames, issueMessage })),
  }));
}

function asSchemaOrgWritesIt({ types, properties }) {
  const named = (names) => names.map((name) => ({ '@id': `schema:${name}` }));
  return {
    '@graph': [
      ...Object.entries(types).map(([type, parents]) => ({
        '@id': `schema:${type}`, '@type': 'rdfs:Class', 'rdfs:subClassOf': named(parents),
      })),
      ...Object.entries(properties).map(([property, [of]]) => ({
        '@id': `schema:${property}`, '@type': 'rdf:Property', 'schema:domainIncludes': named(of),
      })),
    ],
  };
}
