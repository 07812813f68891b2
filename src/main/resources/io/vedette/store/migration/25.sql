-- What was left of the service's least error budget when a deployment came; absent without an objective, and for deployments of earlier releases.
ALTER TABLE deployment ADD COLUMN budget_before REAL;
