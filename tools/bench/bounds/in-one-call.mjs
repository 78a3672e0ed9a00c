/** Sends statements of one connection in one system call, as the product does. @returns the answer of each */
export const inOneCall = (client, statements) => {
  const { stream } = client.connection;
  stream.cork();
  try {
    return Promise.all(statements.map((statement) => client.query(statement)));
  } finally {
    stream.uncork();
  }
};
