let stop = async () => {};

/** Keeps how the services of this run are stopped, for the end of the run and for a spec that hangs. */
export const stopWith = (services) => {
  stop = services;
};

export const stopServices = () => stop();
