using Pipeline.Training;

return Commands.Run(args);
