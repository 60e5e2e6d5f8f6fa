### Why a policy cannot be followed.
