import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import type { ApolloDriverConfig } from '@nestjs/apollo';
import type { Configuration } from '#platform';
import { describeSchema } from '../descriptions/describe.js';
import { observeQueries } from '../observed/observed.js';
import { deadlinePlugin, enforceDeadlines } from './deadline.js';
import { DOCUMENT } from './document.js';
import { byPost } from './known-operations.rule.js';
import { notTooComplex } from './not-too-complex.rule.js';
import { pacePlugin, type Pace } from './pace.js';

/** The limits of GraphQL: validation before anything runs, and the deadline. */
export const hardening = ({ introspection, limits }: Configuration, pace: Pace): Partial<ApolloDriverConfig> => ({
  introspection,
  hideSchemaDetailsFromClientErrors: !introspection,
  allowBatchedHttpRequests: false,
  csrfPrevention: true,
  persistedQueries: false,
  parseOptions: { maxTokens: DOCUMENT.tokens },
  validationRules: [notTooComplex, byPost],
  // the door says that no answer may be cached; Apollo would ask each field for how long
  plugins: [pacePlugin(pace), deadlinePlugin(limits.deadline), ApolloServerPluginCacheControlDisabled()],
  transformSchema: (schema) => enforceDeadlines(observeQueries(describeSchema(schema))),
  graphiql: false,
  playground: false,
  includeStacktraceInErrorResponses: false,
  fieldResolverEnhancers: [],
});
