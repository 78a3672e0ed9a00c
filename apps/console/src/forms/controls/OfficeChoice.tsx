import { graphql } from '../../api/graphql.js';
import { useLabels } from '../../language/labels.js';
import { currentLanguage } from '../../language/language.js';
import { AskedChoice, useAsked, type AskedProps } from './AskedChoice.js';

const OFFICES = graphql(`
  query Offices {
    offices(first: 100) {
      edges {
        node {
          code
          name
          localName
        }
      }
    }
  }
`);

/** An open office of the register; without a register its code is typed, as before there was one. */
export const OfficeChoice = (props: AskedProps) => {
  const label = useLabels();
  const choices = useAsked(OFFICES, ({ offices }) =>
    offices.edges.map(({ node: { code, name, localName } }) => ({
      value: code,
      label: (currentLanguage() === 'km' ? localName : name) ?? label(code),
    })),
  );
  return <AskedChoice {...props} choices={choices} missing={label(props.value)} />;
};
